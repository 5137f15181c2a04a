import type { Sql } from '@bihuan/server/db/sql.ts'

const districts = [
  ['410102', '中原区'],
  ['410103', '二七区'],
  ['410104', '管城回族区'],
  ['410105', '金水区'],
  ['410106', '上街区'],
  ['410108', '惠济区'],
  ['410122', '中牟县'],
  ['410171', '经开区'],
  ['410172', '高新区'],
  ['410173', '航空港区'],
  ['410181', '巩义市'],
  ['410182', '荥阳市'],
  ['410183', '新密市'],
  ['410184', '新郑市'],
  ['410185', '登封市'],
  ['410186', '新区'],
] as const

export const perHousehold = 3
const perBuilding = 120
const buildingsPerCompound = 8
const peoplePerStreet = 60_000
const peoplePerCommunity = 5_000

/** Areas, compounds, buildings and doors for so many people, all alike: 40 doors of three people in a building. */
export async function fillHousing(sql: Sql, people: number): Promise<void> {
  const buildings = Math.ceil(people / perBuilding)
  const streets = Math.max(1, Math.ceil(people / districts.length / peoplePerStreet))
  const communities = Math.max(
    1,
    Math.ceil(people / districts.length / streets / peoplePerCommunity),
  )
  const total = districts.length * streets * communities
  const codes = `(values ${districts.map(([code, name], n) => `(${n}, '${code}', '${name}')`).join(', ')}) d (nth, code, name)`
  const community = `(select d.code || lpad(s::text, 3, '0') || lpad(c::text, 3, '0') as code,
      (row_number() over (order by d.nth, s, c) - 1)::int as nth
    from ${codes} cross join generate_series(1, ${streets}) s cross join generate_series(1, ${communities}) c)`
  const compounds = Math.ceil(buildings / buildingsPerCompound)
  for (const text of [
    `insert into areas (code, level, name, parent_code, population) values ('4101', 'city', '郑州市', null, ${people})`,
    `insert into areas (code, level, name, parent_code) select code, 'district', name, '4101' from ${codes}`,
    `insert into areas (code, level, name, parent_code)
      select d.code || lpad(s::text, 3, '0'), 'street', '第' || s || '街道', d.code from ${codes} cross join generate_series(1, ${streets}) s`,
    `insert into areas (code, level, name, parent_code)
      select code, 'community', '第' || right(code, 3)::int || '社区', left(code, 9) from ${community} k`,
    `insert into compounds (id, community_code, name, has_manager)
      select n + 1, k.code, (n + 1) || '号院', n % 10 <> 0
      from generate_series(0, ${compounds - 1}) n join ${community} k on k.nth = n::bigint * ${total} / ${compounds}`,
    `insert into buildings (id, compound_id, community_code, name, floors)
      select n + 1, c.id, c.community_code, (n % ${buildingsPerCompound} + 1) || '号楼', 10
      from generate_series(0, ${buildings - 1}) n join compounds c on c.id = n / ${buildingsPerCompound} + 1`,
    `insert into households (id, building_id, unit_no, door_no)
      select n + 1, n / ${perBuilding / perHousehold} + 1, n % ${perBuilding / perHousehold} / 20 + 1, (n % 20 / 2 + 1) || '0' || (n % 2 + 1)
      from generate_series(0, ${Math.ceil(people / perHousehold) - 1}) n`,
    `insert into zones (id, kind, name, declared_at) values (1, 'lockdown', '封控区', '2022-01-02T00:00:00Z'), (2, 'control', '管控区', '2022-01-02T00:00:00Z')`,
    `insert into zone_buildings (zone_id, building_id) select case when id % 500 < 2 then 1 else 2 end, id from buildings where id % 500 < 10`,
    `insert into walk_in_places (community_code, building_id) select community_code, min(id) from buildings group by 1`,
  ])
    await sql.unsafe(text)
}
