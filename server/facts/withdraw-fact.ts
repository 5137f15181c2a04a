import { FactWithdrawn, WithdrawFact } from '@bihuan/contract/facts.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { factsOf } from './facts-of.ts'
import { areaOfPerson, standingFacts } from './store.ts'
import { writeFact } from './write-fact.ts'

async function personOf(sql: Reader, fact: string): Promise<string> {
  const found = (await factsOf(sql, [], [fact])).find(({ id }) => id === fact)
  if (found === undefined || !('person' in found)) throw new Problem('fact.unknown', { fact })
  return found.person
}

/** The contacts of a case that go with it: all of them, unless another case of the same person stands, as after a new classification. */
export async function contactsOf(tx: Tx, fact: Fact, now: number): Promise<string[]> {
  if (fact.kind !== 'case') return []
  const own = await standingFacts(tx, { people: [fact.person] }, now)
  if (own.some(({ id, kind }) => kind === 'case' && id !== fact.id)) return []
  const rows = await tx<{ id: string }[]>`
    select id from facts where kind = 'contact' and about = ${fact.id} order by id`
  const standing = await standingFacts(tx, { facts: rows.map(({ id }) => id) }, now)
  return standing.filter(({ kind }) => kind === 'contact').map(({ id }) => id)
}

/** Writes that a fact does not stand any longer; false where somebody withdrew it before. */
export const withdraw = (tx: Tx, fact: string, how: string, request: Request): Promise<boolean> =>
  writeFact(
    tx,
    {
      id: `withdrawal:${fact}`,
      kind: 'withdrawal',
      person: null,
      at: request.now,
      about: fact,
      how,
    },
    request,
  )

/**
 * Takes a fact back that was wrong; whatever rested on it alone restricts nobody from this moment on. Being due in a round and a reactive
 * pool can be taken back as well. A case that is none takes its contacts with it.
 */
export const withdrawFact = command({
  name: 'fact.withdraw',
  summary: 'Take back a fact that was wrong',
  roles: ['case-investigator'],
  input: WithdrawFact,
  outcome: FactWithdrawn,
  area: async (sql, { fact }) => areaOfPerson(sql, await personOf(sql, fact)),
  async run(tx, { fact, how }, request) {
    const [found] = await standingFacts(tx, { facts: [fact] }, request.now)
    if (found === undefined) throw new Problem('fact.already-withdrawn', { fact })
    const contacts = await contactsOf(tx, found, request.now)
    if (!(await withdraw(tx, fact, how, request)))
      throw new Problem('fact.already-withdrawn', { fact })
    for (const contact of contacts) await withdraw(tx, contact, 'not-confirmed', request)
    return { fact, at: isoOf(request.now), alsoWithdrawn: contacts }
  },
})
