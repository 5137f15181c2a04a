import { Owners, OwnersParams } from '@bihuan/contract/days.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { readingRoles } from './day-roles.ts'

const working = [
  'case-investigator',
  'transfer-dispatcher',
  'site-manager',
  'grid-worker',
  'lab-reviewer',
  'district-commander',
  'city-commander',
]

type Owner = { owner: string; name: string; role: string }

/** Who can have something by when in a district: its people who do such work, itself, its streets and communities. */
export const ownersOf = (sql: Reader, district: string) =>
  sql<Owner[]>`
    select 'district:' || code as owner, name, 'district' as role from areas where code = ${district}
    union all
    select level || ':' || code, name, level from areas where level in ('street', 'community') and starts_with(code, ${district})
    union all
    select 'account:' || id, display_name, role from accounts
    where closed_at is null and role = any(${working}::text[])
      and (starts_with(area_code, ${district}) or starts_with(${district}, area_code))
    order by role, name, owner`

/** Refuses with day.owner-unknown whoever is neither an account of the district nor one of its areas. */
export async function checkOwner(sql: Reader, district: string, owner: string): Promise<void> {
  const [kind = '', id = ''] = owner.split(/:(.*)/s)
  const found =
    kind === 'account'
      ? await sql`
        select from accounts where id = ${id} and closed_at is null and role = any(${working}::text[])
          and (starts_with(area_code, ${district}) or starts_with(${district}, area_code))`
      : await sql`
        select from areas where code = ${id} and level = ${kind} and starts_with(code, ${district})`
  if (found.length === 0) throw new Problem('day.owner-unknown', { owner })
}

/** The list of those who can have an item that is carried over. */
export const dayOwners = query({
  name: 'day.owners',
  summary: 'Who can own what is carried over in a district',
  roles: readingRoles,
  params: OwnersParams,
  outcome: Owners,
  async run(sql, { district }, { actor }) {
    areaInReach(actor, district)
    return { owners: [...(await ownersOf(sql, district))] }
  },
})
