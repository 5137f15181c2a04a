import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

const placeName = '采样点登记' // "registered at a sampling site"

async function firstCommunity(tx: Tx, area: string): Promise<string> {
  const [row] = await tx<{ code: string }[]>`
    select code from areas where level = 'community' and starts_with(code, ${area}) order by code limit 1`
  if (!row) throw new Problem('city.reference-unknown', { what: 'community' })
  return row.code
}

/**
 * Opens a household with this number, of its own, for a walk-in at the first community of the site's area. Whoever has
 * taken a number has waited for the one before, so the place of a community is made once.
 */
export async function openHome(tx: Tx, area: string, home: number): Promise<void> {
  const community = await firstCommunity(tx, area)
  const [place] = await tx<{ buildingId: number }[]>`
    select building_id from walk_in_places where community_code = ${community}`
  if (!place) {
    await tx`insert into compounds (id, community_code, name, has_manager) values (${home}, ${community}, ${placeName}, false)`
    await tx`insert into buildings (id, compound_id, community_code, name, floors) values (${home}, ${home}, ${community}, ${placeName}, 1)`
    await tx`insert into walk_in_places (community_code, building_id) values (${community}, ${home})`
  }
  await tx`
    insert into households (id, building_id, unit_no, door_no)
    values (${home}, ${place?.buildingId ?? home}, 1, ${String(home)})`
}
