import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'

/** Who keeps a roster. */
export const rosterRoles = ['site-manager'] as const
/** Who sees one. */
export const seeingRoles = [
  'site-manager',
  'site-worker',
  'district-commander',
  'city-commander',
] as const

export type StaffRow = {
  id: string
  isolationSiteId: string
  personId: string
  role: string
  areaCode: string
  cycleId: string | null
}

/** Somebody on a roster, with the cycle that runs. Throws site-staff.unknown. */
export async function staffRow(sql: Reader, id: string): Promise<StaffRow> {
  const [row] = await sql<StaffRow[]>`
    select s.id, s.isolation_site_id, s.person_id, s.role, i.area_code, c.id as cycle_id
    from site_staff s join isolation_sites i on i.id = s.isolation_site_id
    left join site_staff_cycles c on c.staff_id = s.id and c.out_at is null
    where s.id = ${id} and s.until_at is null`
  if (!row) throw new Problem('site-staff.unknown')
  return row
}

/** The area of the site of somebody on a roster. */
export const areaOfStaff = async (sql: Reader, id: string): Promise<string> =>
  (await staffRow(sql, id)).areaCode

/** Refuses whoever works at another site. */
export async function checkOwnSite(sql: Reader, site: string, actor: Actor): Promise<void> {
  checkWorksAt(actor, await siteOf(sql, site))
}
