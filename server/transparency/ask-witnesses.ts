import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { planConsistency } from '@bihuan/core/transparency/proof-plan.ts'
import type { City } from '../door/command.ts'
import { askWitness, type Head, type Post, type WitnessAnswer } from './ask-witness.ts'
import { newestCheckpoint, type StoredCheckpoint } from './checkpoint-store.ts'
import { readProof } from './log-nodes.ts'
import { type KnownWitness, witnessesOf } from './log-policy.ts'
import { takeLines } from './take-lines.ts'
import { readWitnesses, rememberWitnesses, type WitnessMemory } from './witness-memory.ts'

/** A witness that has the newest checkpoint signs it again now and then: that it is alive is worth knowing, too. */
const againMs = 10 * minuteMs

export type Asked = {
  size: number
  quorum: boolean
  /** Who has not signed the newest checkpoint, and what it said. */
  away: { name: string; said: string }[]
}

const neverAsked = (name: string): WitnessMemory => ({
  name,
  knownSize: 0,
  signedAt: null,
  askedAt: null,
  fault: null,
})

const saidOf = (answer: Extract<WitnessAnswer, { ok: false }>): string =>
  answer.because === 'no-answer'
    ? 'no answer'
    : `${answer.because} ${answer.status}: ${answer.text.split('\n')[0]?.slice(0, 120) ?? ''}`

const isDue = (memory: WitnessMemory, newest: StoredCheckpoint, now: Instant): boolean =>
  newest.witnessedAt === null ||
  memory.knownSize < newest.size ||
  memory.askedAt === null ||
  now - memory.askedAt >= againMs

/**
 * Asks the witnesses for their lines under the newest checkpoint, all at once, and takes what they answer. One that is away holds
 * nobody up for longer than five seconds. Null before the first entry.
 */
export async function askWitnesses(city: City, now: Instant, post: Post): Promise<Asked | null> {
  const newest = await newestCheckpoint(city.sql)
  if (!newest) return null
  const known = await readWitnesses(city.sql)
  const head: Head = {
    note: newest.note,
    size: newest.size,
    stepFrom: (old) => readProof(city.sql, planConsistency(old, newest.size)),
  }
  const memoryOf = ({ key }: KnownWitness) => known.get(key.name) ?? neverAsked(key.name)
  const due = witnessesOf(city).filter(
    (witness) => witness.url !== '' && isDue(memoryOf(witness), newest, now),
  )
  const answers = await Promise.all(
    due.map(async (witness) => {
      const before = memoryOf(witness)
      return { before, answer: await askWitness(witness, head, before.knownSize, post) }
    }),
  )
  const lines = answers.map(({ answer }) => (answer.ok ? answer.lines : '')).join('')
  const taken = await takeLines(city, lines, now)
  if (!taken) return null
  const signedAt = new Map(taken.seen.map(({ name, at }) => [name, at]))
  await rememberWitnesses(
    city.sql,
    answers.map(({ before, answer }) => ({
      name: before.name,
      knownSize: answer.ok && signedAt.has(before.name) ? newest.size : before.knownSize,
      signedAt: signedAt.get(before.name) ?? null,
      askedAt: now,
      fault: answer.ok
        ? signedAt.has(before.name)
          ? null
          : 'its line does not verify'
        : saidOf(answer),
    })),
  )
  const said = new Map(
    answers.map(({ before, answer }) => [
      before.name,
      answer.ok ? 'its line does not verify' : saidOf(answer),
    ]),
  )
  const away = witnessesOf(city)
    .filter(({ key }) => !signedAt.has(key.name))
    .map(({ key }) => ({ name: key.name, said: said.get(key.name) ?? 'has not fetched it' }))
  return { size: newest.size, quorum: taken.quorum, away }
}
