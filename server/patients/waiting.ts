import { groupsOf } from '@bihuan/core/patients/care-groups.ts'
import { priorityOf } from '@bihuan/core/patients/priority.ts'
import { cityDateOf, hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import type { ListRow } from './rows.ts'

type Row = {
  personId: string
  name: string
  bornOn: string
  sex: string
  areaCode: string
  areaName: string | null
  reason: string
  sinceAt: Instant
}
/** Where a page of those who wait begins: the birthday and the person of the last line before. */
export type WaitingCursor = readonly [bornOn: string, person: string]

// A case without an end for longer than this belongs to an audit, not to a ward.
const longest = 90 * 24 * hourMs

/** Whoever has a case that is not over, or is admitted by an order that has not run out, and is nobody's patient; persons once. */
export const waitingPeople = (sql: Reader, area: string, now: Instant) => sql`
  select distinct on (w.person_id) w.person_id, w.reason, w.at from (
    select f.person_id, f.reason, f.at from facts f
    where f.kind = 'case' and f.known_at > ${now - longest}::timestamptz and f.known_at <= ${now}::timestamptz
      and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)
      and not exists (select from facts d where d.kind = 'discharge' and d.person_id = f.person_id and d.at >= f.at)
    union all
    select o.person_id, o.basis, o.from_at from orders o
    where o.kind = 'admit' and o.person_id is not null and o.until_at > ${now}::timestamptz and o.from_at <= ${now}::timestamptz
      and not exists (select from facts d where d.kind = 'discharge' and d.person_id = o.person_id and d.at >= o.from_at)
  ) w
  join people n on n.id = w.person_id join households h on h.id = n.household_id join buildings b on b.id = h.building_id
  where b.community_code >= ${area} and b.community_code < ${`${area}:`}
    and not exists (select from patients p where p.person_id = w.person_id and p.discharged_at is null)
  order by w.person_id, w.at`

/** A page of those who wait for a doctor, the old first. */
export async function waitingRows(
  sql: Reader,
  { area, after, limit }: { area: string; after: WaitingCursor | null; limit: number },
  now: Instant,
): Promise<ListRow[]> {
  const [bornOn, person] = after ?? ['0001-01-01', '0']
  const rows = await sql<Row[]>`
    select q.person_id, n.name, n.born_on, n.sex, b.community_code as area_code, a.name as area_name, q.reason, q.at as since_at
    from (${waitingPeople(sql, area, now)}) q
    join people n on n.id = q.person_id join households h on h.id = n.household_id join buildings b on b.id = h.building_id
    left join areas a on a.code = b.community_code
    where (n.born_on, n.id) > (${bornOn}::date, ${person}::bigint) order by n.born_on, n.id limit ${limit}`
  return rows.map((row) => {
    const age = ageOn(row.bornOn, cityDateOf(now))
    const urgency = priorityOf({
      age,
      isVulnerable: groupsOf(age, []).length > 0,
      severity: 'none',
      symptoms: [],
      oxygen: null,
      temperature: null,
    })
    return {
      ...row,
      ...urgency,
      id: null,
      level: null,
      siteName: null,
      doctor: null,
      readyAt: null,
      followUp: null,
      kind: null,
      dueAt: null,
    }
  })
}
