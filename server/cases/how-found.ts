import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { samePeople } from '../facts/ids-of.ts'

/** Kinds of orders that keep one person by themselves: an order of an area does not. */
const keptApart = ['isolate', 'stay_home'] as const

/**
 * Since when each of some people was in isolation at the moment that is asked for, by place in the list; null where they were not. In
 * isolation is who had an open stay in an isolation room, or an order for them alone that was served and not lifted by then.
 */
export async function isolatedSince(
  sql: Reader,
  asked: readonly { person: string | null; at: Instant }[],
): Promise<(Instant | null)[]> {
  if (asked.length === 0) return []
  const rows = await sql<{ place: number; since: Instant | null }[]>`
    with recursive a as (
      select place, person, at from unnest(${asked.map(({ person }) => person)}::bigint[],
        ${asked.map(({ at }) => new Date(at).toISOString())}::timestamptz[]) with ordinality a (person, at, place)
    ),
    ids as (${samePeople(sql, sql`select place, person, 'infinity'::timestamptz from a`)})
    select a.place::int as place, min(x.since) as since
    from a join ids i on i.place = a.place
    cross join lateral (
      select f.at as since from facts f
      where f.person_id = i.id and f.kind = 'stay' and f.at <= a.at and (f.until_at is null or f.until_at > a.at)
        and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)
      union all
      select greatest(o.from_at, s.at) from orders o join order_acts s on s.order_id = o.id and s.kind = 'serve' and s.at <= a.at
      where o.person_id = i.id and o.kind = any(${[...keptApart]}::text[]) and o.from_at <= a.at and o.until_at > a.at
        and not exists (select from order_acts l where l.order_id = o.id and l.kind in ('lift', 'suspend') and l.at <= a.at)
    ) x
    group by a.place`
  const since = new Map(rows.map((row) => [row.place, row.since]))
  return asked.map((_, n) => since.get(n + 1) ?? null)
}
