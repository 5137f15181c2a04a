import { commandRoles } from '@bihuan/contract/access.ts'
import { DeclareZone, ZoneDeclared } from '@bihuan/contract/city.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { commonArea } from './store.ts'

/** Declares a sealed or a controlled zone over buildings that are known; its area is the smallest that holds them all. */
export const declareZone = command({
  name: 'zone.declare',
  summary: 'Declare a sealed or controlled zone',
  roles: commandRoles,
  input: DeclareZone,
  outcome: ZoneDeclared,
  async area(sql, { buildings }) {
    const wanted = new Set(buildings)
    const rows = await sql<{ code: string; n: number }[]>`
      select community_code as code, count(*)::int as n from buildings where id = any(${[...wanted]}::int[]) group by community_code`
    if (rows.reduce((sum, { n }) => sum + n, 0) < wanted.size)
      throw new Problem('city.reference-unknown', { what: 'building' })
    return commonArea(rows.map(({ code }) => code))
  },
  async run(tx, { id, kind, name, buildings }, request) {
    const [declared] = await tx`
      insert into zones (id, kind, name, declared_at) values (${id}, ${kind}, ${name}, ${request.now})
      on conflict (id) do nothing returning id`
    if (!declared) throw new Problem('zone.already-declared', { zone: id })
    await tx`
      insert into zone_buildings (zone_id, building_id)
      select distinct ${id}::int, building from unnest(${buildings}::int[]) building`
    const [counted] = await tx<{ people: number }[]>`
      select count(*)::int as people from people p join households h on h.id = p.household_id
      where h.building_id = any(${buildings}::int[])`
    return { zone: id, people: counted?.people ?? 0 }
  },
})
