import type { Policy } from '@bihuan/core/policy/policy.ts'
import { cityDateOf, hourMs, type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'

// The word of the policies for who works at an isolation site (testing.daily, testing.twice_weekly).
const group = 'isolation_site_staff'
// Twice a week: Monday and Thursday, our choice where the rules say no days.
const twiceWeekly = [1, 4]
const dayMs = 24 * hourMs

/** Whether staff owes a swab on a city day by the rules in force, and whether the rule was confirmed; null where they say nothing. */
export function owesOn(policy: Policy, day: string): { due: boolean; binds: boolean } | null {
  const { daily, twiceWeekly: twice } = policy.testing
  if (daily?.v.includes(group)) return { due: true, binds: daily.binds }
  if (!twice?.v.includes(group)) return null
  return { due: twiceWeekly.includes(new Date(`${day}T00:00:00Z`).getUTCDay()), binds: twice.binds }
}

/** The end of a city day. */
export const endOfDay = (day: string): Instant => instantOf(`${day}T00:00:00+08:00`) + dayMs

/**
 * Writes down for everybody inside a closed loop the swab of this day, where a confirmed rule asks for one, and excuses what is owed by
 * who is inside no more. Repeatable; a job does it, and nothing of a person's freedom depends on it. Gives how many rows changed.
 */
export async function openStaffTests(
  { sql, anchors }: Pick<City, 'sql' | 'anchors'>,
  now: Instant,
): Promise<number> {
  const day = cityDateOf(now)
  const owes = owesOn(await policyNow(sql, { anchors, now }), day)
  const opened = owes?.due && owes.binds ? await openFor(sql, day, now) : 0
  const excused = await sql`
    update site_staff_tests t set excused_at = ${now}
    where t.taken_at is null and t.excused_at is null
      and not exists (select from site_staff_cycles c where c.staff_id = t.staff_id and c.out_at is null)
    returning t.staff_id`
  return opened + excused.length
}

async function openFor(sql: Sql | Reader, day: string, now: Instant): Promise<number> {
  const rows = await sql`
    insert into site_staff_tests (staff_id, due_on, opened_at, due_at)
    select c.staff_id, ${day}::date, ${now}, ${endOfDay(day)} from site_staff_cycles c join site_staff s on s.id = c.staff_id
    where c.out_at is null and c.in_at <= ${now}::timestamptz and s.until_at is null
    on conflict do nothing returning staff_id`
  return rows.length
}
