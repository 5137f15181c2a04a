import { LoadMap, MapLoaded, mapFaultWords } from '@bihuan/contract/map.ts'
import { checkMap } from '@bihuan/core/map/check-map.ts'
import { drawMap } from '@bihuan/core/map/draw-map.ts'
import type { MapFault, MapFaultKind, Shape } from '@bihuan/core/map/map-shape.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'

const words: Record<MapFaultKind, { zh: string; en: string }> = mapFaultWords
const itemsMax = 20 // as the door's own check: enough to see the pattern

function itemOf({ feature, because, value }: MapFault): ProblemItem {
  const { zh, en } = words[because]
  return {
    pointer: feature === null ? '/map' : `/map/features/${feature}`,
    code: because,
    row: feature === null ? null : feature + 1,
    zh: value === '' ? zh : `${zh}（${value}）`,
    en: value === '' ? en : `${en} (${value})`,
  }
}

async function unknownCodes(sql: Reader, shapes: readonly Shape[]): Promise<MapFault[]> {
  const codes = shapes.map(({ code }) => code)
  const rows = await sql<{ code: string }[]>`
    select code from areas where code = any(${codes}::text[]) and level in ('district', 'street')`
  const known = new Set(rows.map(({ code }) => code))
  return codes.flatMap((code, feature) =>
    known.has(code) ? [] : [{ feature, because: 'unknown-code' as const, value: code }],
  )
}

const refused = (faults: readonly MapFault[]) =>
  new Problem('input.malformed', {}, faults.slice(0, itemsMax).map(itemOf))

/**
 * Puts a map of the city in the place of the wall's schematic, or of the map before it; one fault and nothing is stored. Only
 * the drawing is kept: a city's boundaries in degrees are survey data, and the wall needs none.
 */
export const loadMap = command({
  name: 'city.load-map',
  summary: "Load the city's own map for the wall",
  roles: ['administrator'],
  input: LoadMap,
  outcome: MapLoaded,
  area: (_sql, _input, request) => request.city,
  async run(tx, { map, datum, source, approval }, request) {
    const checked = checkMap(map)
    if (!checked.ok) throw refused(checked.faults)
    const { shapes, positions } = checked
    const unknown = await unknownCodes(tx, shapes)
    if (unknown.length > 0) throw refused(unknown)
    await tx`delete from city_maps`
    await tx`
      insert into city_maps (id, datum, source, approval, drawing, loaded_at, loaded_by)
      values (${request.id}, ${datum}, ${source}, ${approval}, ${tx.json(drawMap(shapes) as never)},
        ${request.now}, ${request.actor.id})`
    return { areas: shapes.length, positions }
  },
})
