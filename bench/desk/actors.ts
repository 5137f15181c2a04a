import { type Role, roles } from '@bihuan/contract/access.ts'
import { openSession } from '@bihuan/server/accounts/session.ts'
import type { City } from '@bihuan/server/door/command.ts'
import type { DeskCity } from './desk-city.ts'

/** Somebody who asks, with the session and, for a resident, the person. */
export type Asker = {
  role: Role
  account: string
  area: string
  unit: string
  token: string
  person: string
}

const sessionMs = 12 * 3_600_000

/** The area and the unit in which a role works in the part of the city that is asked about; null where it has no own. */
function placeOf(role: Role, city: DeskCity): { area: string | null; unit: string | null } {
  switch (role) {
    case 'sampler':
      return { area: city.street, unit: `site:${city.site}` }
    case 'grid-worker':
      return { area: city.street, unit: null }
    case 'district-commander':
    case 'registrar':
    case 'site-manager':
    case 'site-worker':
    case 'checkpoint-guard':
      return { area: city.district, unit: null }
    case 'lab-technician':
    case 'lab-reviewer':
      return { area: null, unit: `laboratory:${city.laboratory}` }
    default:
      return { area: null, unit: null }
  }
}

/** One of each role who works where the questions are about. Throws where the city has nobody of a role. */
export async function readAskers({ sql, keys }: City, city: DeskCity): Promise<Asker[]> {
  const askers: Asker[] = []
  for (const role of roles) {
    const { area, unit } = placeOf(role, city)
    const [found] = await sql<
      { id: string; areaCode: string; unit: string; personId: string | null }[]
    >`
      select a.id, a.area_code, a.unit, r.person_id from accounts a left join residents r on r.account_id = a.id
      where a.role = ${role} and a.closed_at is null and (${area}::text is null or a.area_code = ${area}) and (${unit}::text is null or a.unit = ${unit})
        and (${role !== 'resident'} or r.person_id is not null)
      order by a.id <> ${city.courier}, a.sign_in_name limit 1`
    if (!found) throw new Error(`nobody in the city is a ${role} where the questions are about`)
    const { token } = openSession(keys, found.id, Date.now(), sessionMs)
    askers.push({
      role,
      account: found.id,
      area: found.areaCode,
      unit: found.unit,
      token,
      person: found.personId ?? '',
    })
  }
  return askers
}
