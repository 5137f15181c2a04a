import {
  type Building,
  type Compound,
  type Household,
  Imported,
  ImportHousing,
} from '@bihuan/contract/city.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { column, refuseDiffering, refuseRows } from './store.ts'

async function addCompounds(tx: Tx, rows: readonly Static<typeof Compound>[]): Promise<number> {
  if (rows.length === 0) return 0
  const given = tx`
    unnest(${column(rows, 'id')}::int[], ${column(rows, 'communityCode')}::text[], ${column(rows, 'name')}::text[],
      ${column(rows, 'hasManager').map(String)}::text[]::boolean[])
    with ordinality as g (id, community_code, name, has_manager, row)`
  const added = await tx`
    insert into compounds (id, community_code, name, has_manager)
    select id, community_code, name, has_manager from ${given} order by id
    on conflict (id) do nothing returning id`
  if (added.length < rows.length) {
    const [other] = await tx<{ row: string; id: number }[]>`
      select g.row, g.id from ${given} join compounds c on c.id = g.id
      where (c.community_code, c.name, c.has_manager) is distinct from (g.community_code, g.name, g.has_manager)
      order by g.row limit 1`
    refuseDiffering('compound', other)
  }
  return added.length
}

async function addBuildings(tx: Tx, rows: readonly Static<typeof Building>[]): Promise<number> {
  if (rows.length === 0) return 0
  const given = tx`
    unnest(${column(rows, 'id')}::int[], ${column(rows, 'compoundId')}::int[], ${column(rows, 'communityCode')}::text[],
      ${column(rows, 'name')}::text[], ${column(rows, 'floors')}::smallint[])
    with ordinality as g (id, compound_id, community_code, name, floors, row)`
  const added = await tx`
    insert into buildings (id, compound_id, community_code, name, floors)
    select id, compound_id, community_code, name, floors from ${given} order by id
    on conflict (id) do nothing returning id`
  if (added.length < rows.length) {
    const [other] = await tx<{ row: string; id: number }[]>`
      select g.row, g.id from ${given} join buildings b on b.id = g.id
      where (b.compound_id, b.community_code, b.name, b.floors)
        is distinct from (g.compound_id, g.community_code, g.name, g.floors)
      order by g.row limit 1`
    refuseDiffering('building', other)
  }
  const [apart] = await tx<{ row: number; id: number }[]>`
    select g.row::int, g.id from ${given} join compounds c on c.id = g.compound_id
    where c.community_code <> g.community_code order by g.row limit 1`
  if (apart) {
    refuseRows([
      {
        pointer: `/buildings/${apart.row - 1}/communityCode`,
        code: 'area',
        row: apart.row,
        column: 'communityCode',
        zh: `楼栋 ${apart.id} 的社区与所属小区不同`,
        en: `Building ${apart.id} lies in another community than its compound`,
      },
    ])
  }
  return added.length
}

/** Adds households that are not there yet and returns how many; another one under the same id is refused. */
export async function addHouseholds(
  tx: Tx,
  rows: readonly Static<typeof Household>[],
): Promise<number> {
  if (rows.length === 0) return 0
  const given = tx`
    unnest(${column(rows, 'id')}::int[], ${column(rows, 'buildingId')}::int[], ${column(rows, 'unitNo')}::smallint[],
      ${column(rows, 'doorNo')}::text[])
    with ordinality as g (id, building_id, unit_no, door_no, row)`
  const added = await tx`
    insert into households (id, building_id, unit_no, door_no)
    select id, building_id, unit_no, door_no from ${given} order by id
    on conflict (id) do nothing returning id`
  if (added.length < rows.length) {
    const [other] = await tx<{ row: string; id: number }[]>`
      select g.row, g.id from ${given} join households h on h.id = g.id
      where (h.building_id, h.unit_no, h.door_no) is distinct from (g.building_id, g.unit_no, g.door_no)
      order by g.row limit 1`
    refuseDiffering('household', other)
  }
  return added.length
}

/** Adds compounds, buildings and households of one batch, each list after the one that it refers to. */
export const importHousing = command({
  name: 'housing.import',
  summary: 'Import compounds, buildings and households',
  roles: ['administrator'],
  input: ImportHousing,
  outcome: Imported,
  area: (_sql, _input, request) => request.city,
  async run(tx, { compounds, buildings, households }) {
    const received = compounds.length + buildings.length + households.length
    const added =
      (await addCompounds(tx, compounds)) +
      (await addBuildings(tx, buildings)) +
      (await addHouseholds(tx, households))
    return { received, added, repeated: received - added }
  },
})
