import { randomUUID } from 'node:crypto'
import { testDueAtHome } from '@bihuan/core/home-isolation/due-at-home.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { addToTestRound } from '../stay-tests/add-to-test-round.ts'

type Row = { id: string; personId: string; areaCode: string; basis: string; clockStart: Instant }

// As the stays of sites are counted (server/stay-tests/held-of-stays.ts): from the latest standing fact with the reason of the order.
const heldAtHome = (sql: Sql, now: Instant) => sql<Row[]>`
  select s.id, s.person_id, s.area_code, s.basis, coalesce(f.at, s.since_at) as clock_start
  from home_stays s
  left join lateral (
    select max(f.at) as at from facts f
    where f.person_id = s.person_id and f.kind in ('case', 'contact', 'travel') and f.reason = s.basis
      and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)
  ) f on true
  where s.ended_at is null and s.over_at is null and s.until_at > ${now}::timestamptz
    and not exists (select from stay_tests t where t.person_id = s.person_id and t.from_at <= ${now}::timestamptz and t.until_at > ${now}::timestamptz)`

/**
 * Puts the swabs that the rules ask for today of people at home into the round of isolation testing, where a team goes from door to door; gives
 * how many were added. Who is not put in by this job is tested all the same when somebody comes: it is a list and tubes.
 */
export async function addHomeTests(city: City, now: Instant): Promise<number> {
  const { sql, code, anchors } = city
  const [laboratory] = await sql`select from laboratories limit 1`
  if (!laboratory) return 0
  const policy = await policyNow(sql, { anchors, now })
  const due = (await heldAtHome(sql, now)).flatMap(({ personId, areaCode, basis, clockStart }) => {
    const test = testDueAtHome(policy, { reason: basis, clockStart }, now)
    return test === null ? [] : [{ person: personId, area: areaCode, stay: null, ...test }]
  })
  if (due.length === 0) return 0
  const opener = { id: randomUUID(), now, city: code, actor: { id: 'job' } }
  return (await sql.begin((tx) => addToTestRound(tx, due, opener))).added
}
