import type { CityChains } from './city-chains.ts'

type Named = { code: string; name: string }
export type Laned = { district: number[]; place: number[]; districts: Named[]; places: Named[] }

/**
 * The district where each case lives, and the public place that it shares with most others (-1 without one): a case was in many, and stands once in a
 * picture.
 */
export function lanesOf({ rows, stays, venues, areaNames }: CityChains): Laned {
  const districtCodes = [...new Set(rows.map(({ areaCode }) => areaCode.slice(0, 6)))].sort()
  const lineOf = new Map(districtCodes.map((code, n) => [code, n]))
  const visitors = new Map<string, Set<string>>()
  const visited = new Map<string, Set<string>>()
  for (const { caseId, venueId } of stays) {
    if (venues.get(venueId)?.isPublic !== true) continue
    addTo(visitors, venueId, caseId)
    addTo(visited, caseId, venueId)
  }
  const size = (venue: string) => visitors.get(venue)?.size ?? 0
  const ofCase = rows.map(
    ({ id }) =>
      [...(visited.get(id) ?? [])].sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))[0] ?? null,
  )
  const placeCodes = [...new Set(ofCase.filter((one) => one !== null))].sort()
  const placeLine = new Map(placeCodes.map((code, n) => [code, n]))
  return {
    district: rows.map(({ areaCode }) => lineOf.get(areaCode.slice(0, 6)) ?? 0),
    place: ofCase.map((venue) => placeLine.get(venue ?? '') ?? -1),
    districts: districtCodes.map((code) => ({ code, name: areaNames.get(code) ?? code })),
    places: placeCodes.map((code) => ({ code, name: venues.get(code)?.name ?? '' })),
  }
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
