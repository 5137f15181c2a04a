import type { Sql } from '@bihuan/server/db/sql.ts'
import {
  perBox,
  perPlate,
  perSinglePlate,
  perSite,
  perTube,
  type Shape,
  samplingSeconds,
} from './plan.ts'

// Everybody in the order of their doors, cut into sites and tubes. Ten neighbours share a tube in every round; who is
// left out differs. Unlogged: it is thrown away when the rounds are filled.
const statements = [
  `create schema history`,
  `create unlogged table history.street as
    select street, people, span, ((people + span - 1) / span)::int as sites,
      (sum(people) over before - people)::int as first_n, (sum((people + span - 1) / span) over before - (people + span - 1) / span)::int as first_site
    from (
      select left(b.community_code, 9) as street, count(*)::int as people,
        (ceil(count(*) / greatest(1, round(count(*) / ${perSite}.0)) / ${perTube}) * ${perTube})::int as span
      from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id group by 1
    ) s
    window before as (order by street)`,
  `create unlogged table history.site as
    select st.first_site + nth + 1 as site, st.street, least(st.span, st.people - nth * st.span) as people,
      ((least(st.span, st.people - nth * st.span) + ${perTube - 1}) / ${perTube})::int as tubes,
      0 as first_tube, 0 as lot, 0 as single_lot, 0 as labels, 0 as first_box, 0 as boxes, 0 as laboratory, 0 as nth_laboratory
    from history.street st cross join lateral generate_series(0, st.sites - 1) nth`,
]

const every = (tubes: number) => Math.min(2_000, Math.max(40, 2 * Math.floor(tubes / 8)))

const places = (recalledEvery: number) => [
  `update history.site s set first_tube = c.first_tube, first_box = c.first_box, boxes = c.boxes, labels = c.labels, lot = c.lot,
      single_lot = c.lot + s.tubes + 1 + greatest(10, s.tubes / 4)
    from (
      select site, boxes, labels, (sum(tubes) over before - tubes)::int as first_tube, (sum(boxes) over before - boxes)::int as first_box,
        (sum(labels) over before - labels)::int as lot
      from (
        select site, tubes, (tubes + ${perBox - 1}) / ${perBox} as boxes,
          tubes + 1 + greatest(10, tubes / 4) + 60 + 30 * ((tubes + ${recalledEvery - 1}) / ${recalledEvery}) as labels
        from history.site
      ) n
      window before as (order by site)
    ) c where c.site = s.site`,
  `update history.site s set laboratory = y.id, nth_laboratory = y.nth
    from (select id, (row_number() over (order by id) - 1)::int as nth, count(*) over () as total from laboratories) y
    where y.nth = (s.site - 1) * y.total / (select count(*) from history.site)`,
  `create unlogged table history.tube as
    select s.lot + i as code, s.first_tube + i as nth, s.site, i, ((i + 0.5) * ${samplingSeconds} / s.tubes)::int as off
    from history.site s cross join lateral generate_series(0, s.tubes - 1) i order by 1`,
  `create unlogged table history.person as
    select d.n, d.person_id, d.building_id, s.site, s.lot + d.place % st.span / ${perTube} as code,
      ((d.place % st.span / ${perTube} + 0.5) * ${samplingSeconds} / s.tubes)::int as off
    from (
      select n, person_id, building_id, street, n - first_n as place from (
        select (row_number() over (order by b.community_code, b.id, h.id, p.id) - 1)::int as n, p.id as person_id, b.id as building_id,
          left(b.community_code, 9) as street
        from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      ) ordered join history.street using (street)
    ) d
    join history.street st on st.street = d.street
    join history.site s on s.site = st.first_site + d.place / st.span + 1
    order by d.n`,
  `analyze history.site`,
  `analyze history.tube`,
  `analyze history.person`,
]

type Totals = Omit<Shape, 'every' | 'districts' | 'plates' | 'singlePlates'> & {
  perLaboratory: number
}

/** Cuts the people of a city into sites and tubes, in a schema `history` of its own. The city needs people and a laboratory. */
export async function shapeCity(sql: Sql): Promise<Shape> {
  await sql`drop schema if exists history cascade`
  for (const text of statements) await sql.unsafe(text)
  const [counted] = await sql<
    { tubes: number }[]
  >`select sum(tubes)::int as tubes from history.site`
  const recalledEvery = every(counted?.tubes ?? 0)
  for (const text of places(recalledEvery)) await sql.unsafe(text)
  const [totals] = await sql<Totals[]>`
    select sum(people)::int as people, count(*)::int as sites, sum(tubes)::int as tubes, sum(labels)::int as labels,
      sum(boxes)::int as boxes, count(distinct laboratory)::int as laboratories,
      (select max(n)::int from (select sum(tubes) as n from history.site group by laboratory) y) as per_laboratory
    from history.site`
  if (!totals) throw new Error('a city without people has no sites')
  const { perLaboratory, ...rest } = totals
  const districts = await sql<
    { code: string }[]
  >`select code from areas where level = 'district' order by 1`
  return {
    ...rest,
    plates: Math.ceil(perLaboratory / perPlate) + 1,
    singlePlates: Math.ceil((perLaboratory * 30) / recalledEvery / perSinglePlate) + 2,
    every: recalledEvery,
    districts: districts.map(({ code }) => code),
  }
}

/** Throws away what the rounds were cut from. */
export async function dropShape(sql: Sql): Promise<void> {
  await sql`drop schema if exists history cascade`
}
