import type { DemoResidents } from '@bihuan/contract/residents.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'

type Pick = Static<typeof DemoResidents>['residents'][number]
type Found = { person: string; name: string; bornOn: string }

const ofRoll = (sql: Reader, round: number, taken: readonly string[]) => sql`
  select p.id as person, p.name, p.born_on from roll r join people p on p.id = r.person_id
  where r.round_id = ${round} and p.id <> all(${[...taken]}::bigint[])`

// The first of each kind by number, so that a page that asks again shows the same people while nothing happens.
const one = (sql: Reader) => sql`order by r.person_id limit 1`

const withTube = (sql: Reader, round: number, result: string | null) => sql`
  and exists (select from samples x join tubes t on t.round_id = x.round_id and t.id = x.tube_id
    where x.round_id = ${round} and x.person_id = r.person_id and x.sitting = 0 and t.result is not distinct from ${result})`

const otherDocument = (sql: Reader) => sql`
  exists (select from documents d where d.person_id = r.person_id and d.kind <> 'resident-id')`
const residentId = (sql: Reader) => sql`
  exists (select from documents d where d.person_id = r.person_id and d.kind = 'resident-id')`

/** What tells each story apart from everybody on the roll of a round; `born` is the last birthday of eighty. */
const stories = {
  ordered: (sql: Reader, _round: number, day: string) => sql`
    and exists (select from orders o where o.person_id = r.person_id and o.until_at > ${day}::date + 1)`,
  recalled: (sql: Reader, round: number) => sql`
    and exists (select from recall_tasks k where k.person_id = r.person_id and k.round_id = ${round} and k.outcome is null)`,
  awaiting: (sql: Reader, round: number) => withTube(sql, round, null),
  negative: (sql: Reader, round: number) => withTube(sql, round, 'negative'),
  'two-documents': (sql: Reader) => sql`and ${otherDocument(sql)} and ${residentId(sql)}`,
  foreigner: (sql: Reader) => sql`
    and exists (select from documents d where d.person_id = r.person_id and d.kind = 'passport') and not ${residentId(sql)}`,
  old: (sql: Reader, _round: number, day: string) => sql`
    and p.born_on <= ${day}::date - interval '80 years' and p.phone_cipher is null`,
  family: (sql: Reader, _round: number, day: string) => sql`
    and p.born_on between ${day}::date - interval '45 years' and ${day}::date - interval '25 years' and p.phone_cipher is not null
    and exists (select from people c where c.household_id = p.household_id and c.born_on > ${day}::date - interval '16 years')`,
  due: (sql: Reader, round: number) => sql`
    and not exists (select from samples x where x.round_id = ${round} and x.sitting = 0 and x.person_id = r.person_id)
    and not exists (select from roll_marks m where m.round_id = ${round} and m.person_id = r.person_id)`,
} as const

/** Whom one may enter an invented city as: somebody for each story that is happening now, everybody once. */
export async function demoResidents(sql: Reader, now: Instant): Promise<Pick[]> {
  const [round] = await sql<{ id: number }[]>`
    select id from rounds where kind = 'mass' and published_at <= ${now} order by opens_at desc, id desc limit 1`
  if (!round) return []
  const day = cityDateOf(now)
  const picks: Pick[] = []
  for (const [story, condition] of Object.entries(stories)) {
    const taken = picks.map(({ person }) => person)
    const [found] = await sql<Found[]>`
      ${ofRoll(sql, round.id, taken)} ${condition(sql, round.id, day)} ${one(sql)}`
    if (found)
      picks.push({ person: found.person, name: found.name, age: ageOn(found.bornOn, day), story })
  }
  return picks
}
