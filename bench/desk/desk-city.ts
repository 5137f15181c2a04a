import type { Sql } from '@bihuan/server/db/sql.ts'
import { boxCode, plateCode, tubeCode } from '@bihuan/server/labels/labels.ts'

/** What is asked about: things of one laboratory, one district and one of its streets, in the newest round and in a closed one. */
export type DeskCity = {
  newest: string
  closed: string
  laboratory: string
  district: string
  street: string
  site: string
  closedSite: string
  community: string
  device: string
  /** The account of whoever carries the boxes of the site. */
  courier: string
  /** Several of each, so that the same page is not read from memory every time. */
  buildings: string[]
  people: string[]
  tubes: string[]
  boxes: string[]
  plates: string[]
}

const several = 40

const first = <Row>(rows: readonly Row[], what: string): Row => {
  const [row] = rows
  if (row === undefined)
    throw new Error(`the city has no ${what}: fill it with bench/history first`)
  return row
}

/** Chooses what the lists and pages are asked about. The city needs rounds of bench/history. */
export async function readDeskCity(sql: Sql): Promise<DeskCity> {
  const rounds = await sql<{ id: number }[]>`
    select id from rounds where exists (select from tubes t where t.round_id = rounds.id) order by opens_at desc limit 10`
  const newest = first(rounds, 'filled round').id
  const closed = rounds.at(-1)?.id ?? newest
  // A site in the district of a laboratory, so that a district's people may ask about both.
  const places = await sql<
    { laboratory: number; district: string; street: string; site: number }[]
  >`
    select y.id as laboratory, y.area_code as district, s.area_code as street, s.id as site
    from laboratories y join sites s on s.round_id = ${newest} and starts_with(s.area_code, y.area_code)
    order by exists (select from plates p where p.laboratory_id = y.id and p.round_id = ${newest}) desc, y.id, s.id limit ${several}`
  const place = first(places.slice(places.length / 2), 'site near a laboratory')
  const { laboratory, district, street, site } = place
  const old = await sql<
    { id: number }[]
  >`select id from sites where round_id = ${closed} and area_code = ${street} order by id limit 1`
  const [device] = await sql<
    { id: number }[]
  >`select id from devices where site_id = ${site} order by id limit 1`
  const [leg] = await sql<{ account: string }[]>`
    select g.to_account as account from boxes b join box_legs g on g.box_id = b.id
    where b.site_id = ${site} and g.to_account like 'courier:%' order by b.id limit 1`
  const buildings = await sql<{ id: number; community: string }[]>`
    select id, community_code as community from buildings where starts_with(community_code, ${street}) order by id limit ${several}`
  const people = await sql<{ id: string }[]>`
    select p.id from people p join households h on h.id = p.household_id where h.building_id = any(${buildings.map(({ id }) => id)}::int[]) order by md5(p.id::text) limit ${several}`
  const tubes = await sql<{ id: string }[]>`
    select t.id from tubes t join sites s on s.id = t.site_id
    where t.round_id = any(${[newest, closed]}::int[]) and s.area_code = ${street} order by md5(t.id::text) limit ${several}`
  const boxes = await sql<{ id: string }[]>`
    select b.id from boxes b join sites s on s.id = b.site_id where s.area_code = ${street} order by md5(b.id::text) limit ${several}`
  const plates = await sql<{ id: string }[]>`
    select id from plates where laboratory_id = ${laboratory} order by md5(id::text) limit ${several}`
  return {
    newest: String(newest),
    closed: String(closed),
    laboratory: String(laboratory),
    district,
    street,
    site: String(site),
    closedSite: String(old[0]?.id ?? site),
    community: first(buildings, 'building').community,
    device: String(device?.id),
    courier: leg?.account.split(':')[1] ?? '',
    buildings: buildings.map(({ id }) => String(id)),
    people: people.map(({ id }) => id),
    tubes: tubes.map(({ id }) => tubeCode(id)),
    boxes: boxes.map(({ id }) => boxCode(id)),
    plates: plates.map(({ id }) => plateCode(id)),
  }
}
