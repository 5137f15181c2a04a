import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

type Asked = { area: string; kind: string; basis: string; now: Instant; limit: number }

const withRecordedFact = (sql: Reader, { area, kind, basis, now, limit }: Asked, of: string) => sql<
  { person: string }[]
>`
  select distinct f.person_id as person from facts f
  join people p on p.id = f.person_id
  join households h on h.id = p.household_id
  join buildings b on b.id = h.building_id
  where f.kind = ${of} and f.reason = ${basis} and f.known_at <= ${now} and starts_with(b.community_code, ${area})
    and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id and w.known_at <= ${now})
    and not exists (select from order_grounds g where g.subject = 'person:' || f.person_id and g.kind = ${kind} and g.fact = f.id)
  order by 1 limit ${limit}`

// The round that closed last: whoever missed an older one was either sampled since or is on its list.
const whoMissed = (sql: Reader, { area, kind, now, limit }: Asked) => sql<{ person: string }[]>`
  select r.person_id as person from roll r
  join buildings b on b.id = r.building_id
  where r.round_id = (select n.id from rounds n where n.closes_at <= ${now} order by n.closes_at desc limit 1)
    and starts_with(b.community_code, ${area})
    and not exists (select from samples x where x.round_id = r.round_id and x.person_id = r.person_id and x.sitting = 0)
    and not exists (select from roll_marks m where m.round_id = r.round_id and m.person_id = r.person_id)
    and not exists (select from order_grounds g
      where g.subject = 'person:' || r.person_id and g.kind = ${kind} and g.fact = 'roll:' || r.round_id || ':' || r.person_id)
  order by 1 limit ${limit}`

/**
 * Everybody in an area with an open fact of a basis that carries no order of the kind yet: recorded cases, contacts and entries, and
 * the last round for who missed it. A reactive tube's members are few and are given by name.
 */
export async function everybodyWith(sql: Reader, asked: Asked): Promise<string[]> {
  const of = evidenceKindOf(asked.basis)
  if (of === 'roll') return (await whoMissed(sql, asked)).map(({ person }) => person)
  if (of !== 'case' && of !== 'contact' && of !== 'travel') return []
  return (await withRecordedFact(sql, asked, of)).map(({ person }) => person)
}
