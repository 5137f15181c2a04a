import type { IsolationSite, Position, Problem } from './guest.ts'

const earthKm = 6371
const radians = Math.PI / 180

/** Kilometres along a great circle between two positions (haversine, sphere of 6,371 km). */
export function kilometres(one: Position, other: Position): number {
  const lat = (other.lat - one.lat) * radians
  const lng = (other.lng - one.lng) * radians
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * Math.sin(lng / 2) ** 2
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(h)))
}

// Where a position is missing, the codes of areas say how near: same street, same district, elsewhere in the city. Kilometres, our guess.
const sameStreetKm = 2
const sameDistrictKm = 8
const elsewhereKm = 20

/** Kilometres from where somebody lives to a site; guessed from the areas where one of them has no position. */
export function wayOf(cell: Problem['cells'][string] | undefined, site: IsolationSite): number {
  if (cell?.at && site.at) return kilometres(cell.at, site.at)
  const area = cell?.area ?? ''
  if (area !== '' && area.slice(0, 9) === site.areaCode.slice(0, 9) && area.length >= 9)
    return sameStreetKm
  return area.slice(0, 6) === site.areaCode.slice(0, 6) ? sameDistrictKm : elsewhereKm
}
