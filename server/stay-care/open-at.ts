import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type OpenAt = {
  alarms: number
  requests: number
  incidents: number
  temperatures: number
  tests: number
  waiting: number
}

/** How much of each kind is open at a site now: what a shift hands over. */
export async function openAt(sql: Reader, site: string, now: Instant): Promise<OpenAt> {
  const [row] = await sql<OpenAt[]>`
    select
      (select count(*)::int from care_alarms a join stays s on s.id = a.stay_id
        where s.isolation_site_id = ${site} and s.left_at is null and a.answered_at is null) as alarms,
      (select count(*)::int from stay_requests r join stays s on s.id = r.stay_id
        where s.isolation_site_id = ${site} and s.left_at is null and r.answered_at is null) as requests,
      (select count(*)::int from site_incidents n where n.isolation_site_id = ${site} and n.closed_at is null) as incidents,
      (select count(*)::int from stays s where s.isolation_site_id = ${site} and s.left_at is null and s.next_check_due <= ${now}) as temperatures,
      (select count(*)::int from stays s join stay_tests t on t.stay_id = s.id
        where s.isolation_site_id = ${site} and s.left_at is null and t.taken_at is null and t.excused_at is null and t.from_at <= ${now}) as tests,
      (select count(*)::int from stays s where s.isolation_site_id = ${site} and s.left_at is null and s.room_id is null) as waiting`
  return row ?? { alarms: 0, requests: 0, incidents: 0, temperatures: 0, tests: 0, waiting: 0 }
}
