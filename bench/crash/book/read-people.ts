import { openSession } from '@bihuan/server/accounts/session.ts'
import { tubeId } from '@bihuan/server/labels/labels.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import { keys } from '../stand/base.ts'
import type { Book } from './book.ts'

type Result = { tube: string; answer: string }
const answers = { negative: 'negative', invalid: 'to-be-sampled-again' } as const

/**
 * Asks the product itself for the results of a few people who were sampled twice: the latest swab first by the devices'
 * clocks, every swab there once, and what was released reads as it was released. Returns what is not so.
 */
export async function readPeople(book: Book, url: string, random: Random): Promise<string[]> {
  const twice = [...book.swabs].filter(([, swabs]) => swabs.length > 1)
  const token = openSession(keys, 'registrar-1', Date.now()).token
  const wrong: string[] = []
  for (const [person, swabs] of random.shuffle(twice).slice(0, 5)) {
    const response = await fetch(`${url}/api/v1/people/${person}/results`, {
      headers: { authorization: `Bearer ${token}`, 'x-purpose': 'sampling' }, // a registrar may read 3,000 people a day for it
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null)
    if (!response?.ok) {
      wrong.push(`the results of a person could not be read: ${response?.status ?? 'no answer'}`)
      continue
    }
    const { results } = (await response.json()) as { results: Result[] }
    // What was never acknowledged may be there or not, and both are right.
    const told = results.map(({ tube }) => tubeId(tube)).filter((tube) => book.tubes.has(tube))
    const expected = swabs
      .filter(({ tube }) => book.tubes.has(tube))
      .sort((a, b) => b.at - a.at)
      .map(({ tube }) => tube)
    if (told.join() !== expected.join())
      wrong.push(
        `results of a person in the order ${told.join(' ')} instead of ${expected.join(' ')}`,
      )
    for (const { tube, answer } of results) {
      const released = book.results.get(tubeId(tube))
      const should = released === 'negative' || released === 'invalid' ? answers[released] : answer
      if (answer !== should) wrong.push(`a released ${released} reads as ${answer}`)
    }
  }
  return wrong
}
