import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

const number = /^\d{1,9}$/

/** The areas of a zone by the statistical code that each lies in: `building:12` in its community, `community:…` in itself. */
export async function codesOfAreas(
  sql: Reader,
  areas: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>()
  const ids = { household: [] as number[], building: [] as number[], compound: [] as number[] }
  for (const area of areas) {
    const [unit = '', id = ''] = area.split(':')
    const first = id.split('-')[0] ?? ''
    if (['community', 'street', 'county'].includes(unit)) codes.set(area, id)
    else if (['unit', 'floor', 'building'].includes(unit) && number.test(first))
      ids.building.push(Number(first))
    else if ((unit === 'household' || unit === 'compound') && number.test(first))
      ids[unit].push(Number(first))
  }
  const rows = await sql<{ unit: string; id: number; code: string }[]>`
    select 'building' as unit, b.id, b.community_code as code from buildings b where b.id = any(${ids.building}::int[])
    union all select 'compound', c.id, c.community_code from compounds c where c.id = any(${ids.compound}::int[])
    union all select 'household', h.id, b.community_code from households h join buildings b on b.id = h.building_id
      where h.id = any(${ids.household}::int[])`
  const found = new Map(rows.map(({ unit, id, code }) => [`${unit}:${id}`, code]))
  for (const area of areas) {
    const [unit = '', id = ''] = area.split(':')
    const by = unit === 'unit' || unit === 'floor' ? 'building' : unit
    const code = found.get(`${by}:${id.split('-')[0]}`)
    if (code !== undefined) codes.set(area, code)
  }
  return codes
}

/** The one district in which areas lie. Refuses areas that the city does not know, and areas of two districts. */
export async function districtOfAreas(sql: Reader, areas: readonly string[]): Promise<string> {
  const codes = await codesOfAreas(sql, areas)
  const unknown = areas.find((area) => !codes.has(area))
  if (unknown !== undefined) throw new Problem('city.area-unknown', { area: unknown })
  const districts = new Set([...codes.values()].map((code) => code.slice(0, 6)))
  const [district] = districts
  if (district === undefined || districts.size > 1) throw new Problem('order.subject-unclear')
  return district
}

/** The names of areas by their codes. */
export async function namesOfAreas(
  sql: Reader,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`
    select code, name from areas where code = any(${[...new Set(codes)]}::text[])`
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** What people call the areas of zones, by their ids: compound and building, or the area itself; an id that names nothing stays as it is. */
export async function namesOfZones(
  sql: Reader,
  areas: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(areas)]
  const numbers = ids.flatMap((area) => {
    const [unit = '', id = ''] = area.split(':')
    const first = id.split('-')[0] ?? ''
    return ['building', 'unit', 'floor'].includes(unit) && number.test(first) ? [Number(first)] : []
  })
  const [names, buildings] = await Promise.all([
    namesOfAreas(
      sql,
      ids.map((area) => area.split(':')[1] ?? ''),
    ),
    sql<{ id: number; name: string }[]>`
      select b.id, c.name || b.name as name from buildings b join compounds c on c.id = b.compound_id
      where b.id = any(${numbers}::int[])`,
  ])
  const byNumber = new Map(buildings.map(({ id, name }) => [String(id), name]))
  return new Map(
    ids.map((area) => {
      const [unit = '', id = ''] = area.split(':')
      const [first = '', more] = id.split('-')
      const building = byNumber.get(first)
      if (!['building', 'unit', 'floor'].includes(unit) || building === undefined)
        return [area, names.get(id) ?? area]
      const part = unit === 'unit' ? '单元' : '层'
      return [area, unit === 'building' ? building : `${building}${more ?? ''}${part}`]
    }),
  )
}
