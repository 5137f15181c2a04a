import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

// A phone without network brings its swabs within days.
const againMs = 72 * hourMs

/**
 * Notes of tests when the swab was taken, in whatever round, so that those not taken are found by an index. Nobody types it, and a second pass
 * changes nothing. Of one sampling site, or of all. Gives how many were noted.
 */
export async function noteTaken(
  sql: Reader,
  now: Instant,
  site: string | null = null,
): Promise<number> {
  const rows = await sql`
    update stay_tests t set taken_at = x.at
    from (
      select o.round_id, o.person_id, min(s.sampled_at) as at
      from stay_tests o
      join rounds n on n.opens_at < o.until_at and n.closes_at > o.from_at
      cross join lateral (
        select s.sampled_at from samples s where s.round_id = n.id and s.person_id = o.person_id
          and s.sampled_at >= o.from_at and s.sampled_at < o.until_at offset 0
      ) s
      where o.taken_at is null and o.from_at <= ${now}::timestamptz and o.until_at > ${now - againMs}::timestamptz
        and ${site === null ? sql`true` : sql`o.stay_id in (select id from stays where isolation_site_id = ${site} and left_at is null)`}
      group by o.round_id, o.person_id
    ) x
    where t.round_id = x.round_id and t.person_id = x.person_id and t.taken_at is null
    returning 1`
  return rows.length
}
