import type { Venue } from '@bihuan/contract/venues.ts'
import type { Air, VenueKind } from '@bihuan/core/investigation/item.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type WireVenue = Static<typeof Venue>

export type VenueRow = {
  id: string
  name: string
  kind: VenueKind
  air: Air
  areaCode: string
  area: string | null
  address: string
  lng: number | null
  lat: number | null
  datum: NonNullable<WireVenue['position']>['datum']
  rooms: string[]
  isPublic: boolean
}

/** A name as it is searched: one width of letters, lower case, no spaces. */
export const foldedName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** The columns of a venue `v` with the names of the areas that it lies in. */
export const venueColumns = (sql: Reader) => sql`
  v.id, v.name, v.kind, v.air, v.area_code, v.address, v.lng, v.lat, v.datum, v.rooms, v.is_public,
  (select string_agg(a.name, '' order by length(a.code)) from areas a where v.area_code like a.code || '%' and a.level <> 'city') as area`

/** A venue as it goes over the wire; its position in the datum in which it was given. */
export const wireVenue = ({ lng, lat, datum, area, ...row }: VenueRow): WireVenue => ({
  ...row,
  area: area ?? '',
  position: lng === null || lat === null ? null : { lng, lat, datum },
})
