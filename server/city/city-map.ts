import { staffRoles } from '@bihuan/contract/access.ts'
import { CityMap, CityMapParams, type Datum } from '@bihuan/contract/map.ts'
import type { Drawing } from '@bihuan/core/map/draw-map.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'

type Row = {
  id: string
  datum: Static<typeof Datum>
  source: string
  approval: string
  drawing: Drawing
  loadedAt: Instant
  loadedBy: string
}

/** The city's own map as the wall draws it, below 300 KB; null where it has loaded none. */
export const cityMap = query({
  name: 'city.map',
  summary: "The city's own map, drawn",
  roles: staffRoles,
  params: CityMapParams,
  outcome: CityMap,
  async run(sql) {
    const [row] = await sql<Row[]>`
      select id, datum, source, approval, drawing, loaded_at, loaded_by from city_maps
      order by loaded_at desc, id desc limit 1`
    if (!row) return { map: null }
    const { drawing, loadedAt, ...facts } = row
    const names = await sql<{ code: string; name: string }[]>`
      select code, name from areas where code = any(${drawing.areas.map(({ code }) => code)}::text[])`
    const nameOf = new Map(names.map(({ code, name }) => [code, name]))
    const { width, height, areas } = drawing
    return {
      map: {
        ...facts,
        width,
        height,
        loadedAt: isoOf(loadedAt),
        features: areas.map((area) => ({ ...area, name: nameOf.get(area.code) ?? area.code })),
      },
    }
  },
})
