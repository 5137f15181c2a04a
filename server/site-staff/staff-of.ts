import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** How many of a job are on the roster of a site, inside the closed loop, and on duty. */
export type StaffCount = { role: string; on: number; inside: number; onShift: number }

/** The staff of a site by job, for the norm of the rules in force; without a moment nobody is counted as on duty. */
export async function staffOf(
  sql: Reader,
  site: string,
  now: Instant | null = null,
): Promise<StaffCount[]> {
  return await sql<StaffCount[]>`
    select s.role, count(*)::int as on, count(c.id)::int as inside,
      count(*) filter (where exists (select from site_staff_shifts x where x.staff_id = s.id and x.from_at <= ${now}::timestamptz and x.until_at > ${now}::timestamptz))::int as on_shift
    from site_staff s join site_staff_roles r on r.code = s.role
    left join site_staff_cycles c on c.staff_id = s.id and c.out_at is null
    where s.isolation_site_id = ${site} and s.until_at is null group by s.role, r.place order by r.place`
}
