import type { Reader } from '../db/sql.ts'

/** What areas of orders such as `building:12` and `compound:3` are called; who is not known keeps its own letters. */
export async function namesOfPlaces(
  sql: Reader,
  areas: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>()
  if (areas.length === 0) return names
  const ids = (...units: string[]) =>
    areas
      .map((area) => area.split(/[:-]/))
      .flatMap(([unit = '', id = '']) => (units.includes(unit) ? [id] : []))
  const rows = await sql<{ key: string; name: string }[]>`
    select 'building:' || b.id as key, c.name || b.name as name from buildings b join compounds c on c.id = b.compound_id
      where b.id = any(${ids('building', 'unit', 'floor')}::int[])
    union all select 'compound:' || c.id, c.name from compounds c where c.id = any(${ids('compound')}::int[])
    union all select 'area:' || a.code, a.name from areas a where a.code = any(${ids('community', 'street', 'county')}::text[])
    union all select 'household:' || h.id, c.name || b.name || h.door_no from households h
      join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id where h.id = any(${ids('household')}::int[])`
  const found = new Map(rows.map(({ key, name }) => [key, name]))
  for (const area of areas) {
    const [unit = '', id = '', part] = area.split(/[:-]/)
    const kind = ['unit', 'floor'].includes(unit)
      ? 'building'
      : ['community', 'street', 'county'].includes(unit)
        ? 'area'
        : unit
    const name = found.get(`${kind}:${id}`)
    names.set(area, name === undefined ? area : part === undefined ? name : `${name} ${part}`)
  }
  return names
}
