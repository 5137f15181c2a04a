import { DevicesEnrolled, EnrolDevices } from '@bihuan/contract/rounds.ts'
import { column, commonArea } from '../city/store.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './site-roles.ts'

/** Where the devices go, and where those that are enrolled already come from: taking one away is the old site's business too. */
async function areasTouched(
  sql: Reader,
  devices: readonly { id: string; site: string }[],
): Promise<string[]> {
  const wanted = new Set(column(devices, 'site'))
  const rows = await sql<{ areaCode: string; wanted: boolean }[]>`
    select area_code, id = any(${[...wanted]}::int[]) as wanted from sites
    where id = any(${[...wanted]}::int[])
      or id in (select site_id from devices where id = any(${column(devices, 'id')}::int[]))`
  if (rows.filter((row) => row.wanted).length < wanted.size)
    throw new Problem('city.reference-unknown', { what: 'site' })
  return column(rows, 'areaCode')
}

/** Enrols devices at sites. A device serves many rounds, so enrolling it again moves it; its counter goes on. */
export const enrolDevices = command({
  name: 'device.enrol',
  summary: 'Enrol field devices at sites',
  roles: siteRoles,
  input: EnrolDevices,
  outcome: DevicesEnrolled,
  area: async (sql, { devices }) => commonArea(await areasTouched(sql, devices)),
  async run(tx, { devices }, request) {
    const enrolled = await tx`
      insert into devices (id, site_id, enrolled_at)
      select distinct on (id) id, site, ${request.now}::timestamptz
      from unnest(${column(devices, 'id')}::int[], ${column(devices, 'site')}::int[]) with ordinality as g (id, site, row)
      order by id, row desc
      on conflict (id) do update set site_id = excluded.site_id, enrolled_at = excluded.enrolled_at
      returning id`
    return { enrolled: enrolled.length }
  },
})
