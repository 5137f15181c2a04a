import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'

// What is recorded late, and what a transaction held back, is seen by one of the passes of an hour.
const againMs = hourMs
// The first pass of a process looks at all who are not placed, later ones at whoever something was recorded of since.
const passed = new WeakMap<object, Instant>()

/** Of whom something came that may place a contact or take it back: a stay, a withdrawal, a served order. */
const touched = (sql: Sql, since: Instant) => sql`
  select f.person_id from facts f where f.kind = 'stay' and f.known_at > ${since}::timestamptz
  union all
  select f.person_id from facts w join facts f on f.id = w.about where w.kind = 'withdrawal' and w.known_at > ${since}::timestamptz
  union all
  select o.person_id from order_acts a join orders o on o.id = a.order_id where a.kind = 'serve' and a.known_at > ${since}::timestamptz`

/**
 * Notes of contacts when they were placed, read from the view `contact_progress`, so that those who are not are found by an index; what
 * a withdrawn stay had placed is read anew. Nobody types it, and a second pass changes nothing. Gives how many changed.
 */
export async function notePlaced(sql: Sql, now: Instant): Promise<number> {
  const last = passed.get(sql)
  const since = last === undefined ? null : Math.min(last, now) - againMs
  const recent =
    since === null
      ? sql``
      : sql`and (c.decided_at > ${since}::timestamptz or c.person_id in (${touched(sql, since)}))`
  const came = await sql`
    update contacts c set placed_noted_at = p.placed_at
    from contact_progress p
    where p.contact_id = c.id and p.placed_at <= ${now}::timestamptz and c.decided in ('close', 'secondary') and c.placed_noted_at is null
      and c.dropped_at is null and c.became_case is null ${recent}
    returning c.id`
  const again = await sql`
    update contacts c set placed_noted_at = p.placed_at
    from contact_progress p
    where p.contact_id = c.id and c.placed_noted_at is not null and c.placed_noted_at is distinct from p.placed_at
      and c.person_id in (select f.person_id from facts w join facts f on f.id = w.about
        where w.kind = 'withdrawal' and w.known_at > ${(since ?? now) - againMs}::timestamptz)
    returning c.id`
  passed.set(sql, now)
  return came.length + again.length
}
