import { type Area, ImportAreas, Imported } from '@bihuan/contract/city.ts'
import type { Static } from 'typebox'
import { command } from '../door/command.ts'
import type { ProblemItem } from '../door/problem.ts'
import { column, refuseDiffering, refuseRows } from './store.ts'

const digitsOf = { city: 4, district: 6, street: 9, community: 12 } as const

/** Areas nest by prefix (server/door/actor.ts), so a code that does not would give rights over the wrong people. */
function misplaced(area: Static<typeof Area>, index: number): ProblemItem[] {
  const parent = area.parentCode
  const nested = parent === null ? area.level === 'city' : area.code.startsWith(parent)
  if (area.code.length === digitsOf[area.level] && nested && area.code !== parent) return []
  return [
    {
      pointer: `/areas/${index}/code`,
      code: 'area',
      row: index + 1,
      column: 'code',
      zh: `${area.code} 的位数应与级别相符，并以上级代码开头`,
      en: `${area.code} must have the digits of its level and begin with its parent's code`,
    },
  ]
}

/** Adds the areas of the city, parents first or in the same batch. */
export const importAreas = command({
  name: 'area.import',
  summary: 'Import areas of the city',
  roles: ['administrator'],
  input: ImportAreas,
  outcome: Imported,
  area: (_sql, _input, request) => request.city,
  async run(tx, { areas }) {
    refuseRows(areas.flatMap(misplaced))
    const given = tx`
      unnest(${column(areas, 'code')}::text[], ${column(areas, 'level')}::text[], ${column(areas, 'name')}::text[],
        ${column(areas, 'parentCode')}::text[], ${column(areas, 'population')}::int[])
      with ordinality as g (code, level, name, parent_code, population, row)`
    const added = await tx`
      insert into areas (code, level, name, parent_code, population)
      select code, level, name, parent_code, population from ${given} order by code
      on conflict (code) do nothing returning code`
    if (added.length < areas.length) {
      const [other] = await tx<{ row: string; id: string }[]>`
        select g.row, g.code as id from ${given} join areas a on a.code = g.code
        where (a.level, a.name, a.parent_code, a.population) is distinct from (g.level, g.name, g.parent_code, g.population)
        order by g.row limit 1`
      refuseDiffering('area', other)
    }
    return { received: areas.length, added: added.length, repeated: areas.length - added.length }
  },
})
