import { OwnHome, OwnParams } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { heldBecause } from '../people/hold.ts'
import { resultsOfPerson } from '../people/results-of-person.ts'
import { factsOf, seeOwn } from './own-person.ts'
import { ownRound } from './own-round.ts'

/** New samples that a person still owes, one a round, with the time by which they are due. */
async function openRecalls(sql: Reader, person: string) {
  const rows = await sql<{ round: string; since: Instant; dueAt: Instant | null }[]>`
    select k.round_id::text as round, min(k.opened_at) as since, min(k.opened_at + l.minutes * interval '1 minute') as due_at
    from recall_tasks k left join round_limits l on l.round_id = k.round_id and l.step = 'member-resampled'
    where k.person_id = ${person} and k.outcome is null
    group by k.round_id order by since`
  return rows.map(({ round, since, dueAt }) => ({
    round,
    since: isoOf(since),
    dueAt: dueAt === null ? null : isoOf(dueAt),
  }))
}

/**
 * The one page of a resident: the round, where and when, whether sampled, what came out. Before an official has seen the
 * document nothing that comes from a result is on it.
 */
export const ownHome = query({
  name: 'own.home',
  summary: 'Where and when to be sampled, and what came out',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnHome,
  async run(sql, { person }, question) {
    const { documentsSeen } = await seeOwn(sql, person, 'own.home', question)
    const facts = await factsOf(sql, person)
    const [newest = null] = documentsSeen ? await resultsOfPerson(sql, person, question.now) : []
    return {
      person,
      name: facts.name,
      held: documentsSeen && (await heldBecause(sql, person)) !== null,
      newest,
      round: await ownRound(sql, person, facts, question.now),
      openRecalls: documentsSeen ? await openRecalls(sql, person) : [],
    }
  },
})
