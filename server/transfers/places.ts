import type { Place } from '@bihuan/core/transfers/way.ts'
import type { Reader } from '../db/sql.ts'

type SitePlace = { id: string; lng: number | null; lat: number | null; areaCode: string }
type Door = { id: string; building: number; community: string }

/** Positions of isolation sites, by id. */
export async function sitePlaces(
  sql: Reader,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Place>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = await sql<SitePlace[]>`
    select id, lng, lat, area_code from isolation_sites where id = any(${wanted}::uuid[])`
  return new Map(
    rows.map(({ id, lng, lat, areaCode }) => [
      id,
      {
        at: lng === null || lat === null ? null : { lng, lat },
        area: areaCode,
        house: `site:${id}`,
      },
    ]),
  )
}

/** The houses where the people of transfers live, by transfer; the register has no positions of houses, only their community. */
export async function doorPlaces(
  sql: Reader,
  transfers: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  const rows = await sql<Door[]>`
    select t.id, b.id as building, b.community_code as community
    from transfers t join people p on p.id = t.person_id join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where t.id = any(${[...transfers]}::uuid[])`
  return new Map(
    rows.map(({ id, building, community }) => [
      id,
      { at: null, area: community, house: `building:${building}` },
    ]),
  )
}
