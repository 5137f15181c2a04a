import { staffRoles } from '@bihuan/contract/access.ts'
import { type Area, AreaParams, Areas } from '@bihuan/contract/city.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'

/** The areas right below one; without one, the city's own row. */
export const areaList = query({
  name: 'area.list',
  summary: 'Areas below an area',
  roles: staffRoles,
  params: AreaParams,
  outcome: Areas,
  async run(sql, { parent }) {
    const areas = await sql<Static<typeof Area>[]>`
      select code, level, name, parent_code, population from areas
      where parent_code is not distinct from ${parent ?? null} order by code`
    return { areas }
  },
})
