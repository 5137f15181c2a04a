import type { DrawnArea } from './draw-map.ts'

const districtDigits = 6

/** A district as a map shows it: by its own outline, or put together from its streets. */
export type DrawnDistrict = { code: string; areas: DrawnArea[] }

/** The areas of a map by district. Where a district has an outline of its own, those of its streets would only cover it. */
export function byDistrict(areas: readonly DrawnArea[]): DrawnDistrict[] {
  const districts = new Map<string, DrawnArea[]>()
  for (const area of areas) {
    const code = area.code.slice(0, districtDigits)
    districts.set(code, [...(districts.get(code) ?? []), area])
  }
  return [...districts].map(([code, all]) => {
    const own = all.filter((area) => area.code === code)
    return { code, areas: own.length > 0 ? own : all }
  })
}
