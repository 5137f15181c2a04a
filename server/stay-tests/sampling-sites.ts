import { tubesFor } from '@bihuan/core/stays/test-round.ts'
import { column } from '../city/store.ts'
import type { Tx } from '../db/sql.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { takeSerials } from '../rounds/take-serials.ts'
import type { Opener } from './test-round.ts'

/** Where tests are taken: an isolation site, or the homes of a community. */
export type TestPlace = { isolationSite: string | null; area: string; name: string }

// Sampling sites of notices have smaller numbers.
const firstSite = 200_000_001
const nameMax = 60
const forSecond = 5

const keyOf = ({ isolationSite, area }: Pick<TestPlace, 'isolationSite' | 'area'>) =>
  isolationSite ?? area

/** The sampling sites of a round by isolation site or community; those that are missing are opened, each for the nearest laboratory by area. */
export async function sitesFor(
  tx: Tx,
  round: number,
  places: readonly TestPlace[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx<{ siteId: number; isolationSiteId: string | null; areaCode: string }[]>`
    select site_id, isolation_site_id, area_code from test_sites where round_id = ${round}`
  const known = new Map(
    rows.map((row) => [row.isolationSiteId ?? row.areaCode, row.siteId] as const),
  )
  const wanted = new Map(places.map((place) => [keyOf(place), place] as const))
  const missing = [...wanted.values()].filter((place) => !known.has(keyOf(place)))
  if (missing.length === 0) return known
  const [laboratory] = await tx`select from laboratories limit 1`
  if (!laboratory) throw new Problem('stay.no-laboratory')
  const [last] = await tx<{ id: number | null }[]>`
    select max(id) as id from sites where id >= ${firstSite}`
  const next = (last?.id ?? firstSite - 1) + 1
  const opened = missing.map((place, n) => ({
    ...place,
    name: place.name.slice(0, nameMax),
    id: next + n,
  }))
  await tx`
    insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers)
    select g.id, ${round}, 'door',
      (select a.code from areas a where starts_with(g.area, a.code) order by length(a.code) desc limit 1), g.name,
      (select l.id from laboratories l order by (left(l.area_code, 6) = left(g.area, 6)) desc, l.id limit 1), 1
    from unnest(${column(opened, 'id')}::int[], ${column(opened, 'area')}::text[], ${column(opened, 'name')}::text[]) g (id, area, name)`
  await tx`
    insert into test_sites (site_id, round_id, isolation_site_id, area_code)
    select g.id, ${round}, g.isolation_site, g.area
    from unnest(${column(opened, 'id')}::int[], ${column(opened, 'isolationSite')}::uuid[], ${column(opened, 'area')}::text[]) g (id, isolation_site, area)`
  return new Map([...known, ...opened.map((one) => [keyOf(one), one.id] as const)])
}

type Lack = { site: number; want: number; issued: number; second: number }

/**
 * Issues single tubes to the sites of a round until each has one for every test and some more, and a few for people who are called back. Gives
 * how many were issued now.
 */
export async function issueFor(tx: Tx, round: number, opener: Opener): Promise<number> {
  const rows = await tx<{ site: number; due: number; issued: number; second: number }[]>`
    select x.site_id as site, coalesce(t.due, 0) as due, coalesce(g.issued, 0) as issued, coalesce(g.second, 0) as second
    from test_sites x
    left join (select site_id, count(*)::int as due from stay_tests where round_id = ${round} group by site_id) t on t.site_id = x.site_id
    left join (
      select site_id, coalesce(sum(last_id - first_id + 1) filter (where sitting = 0), 0)::int as issued,
        coalesce(sum(last_id - first_id + 1) filter (where sitting > 0), 0)::int as second
      from tube_ranges where round_id = ${round} group by site_id
    ) g on g.site_id = x.site_id
    where x.round_id = ${round} order by x.site_id`
  const lacking = rows
    .map(({ due, ...row }): Lack => ({ ...row, want: due === 0 ? 0 : tubesFor(due) }))
    .flatMap(({ site, want, issued, second }) => [
      ...(want > issued ? [{ site, sitting: 0, quantity: want - issued }] : []),
      ...(want > 0 && second === 0 ? [{ site, sitting: 1, quantity: forSecond }] : []),
    ])
  const total = lacking.reduce((sum, { quantity }) => sum + quantity, 0)
  if (total === 0) return 0
  let next = await takeSerials(tx, 'tube', opener.city, total)
  const ranges = lacking.map((one) => {
    const first = next
    next += one.quantity
    return { ...one, first, last: next - 1 }
  })
  await tx`
    insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, per_household, sitting, issued_at)
    select first, last, ${round}::int, site, 1, false, sitting, ${opener.now}::timestamptz
    from unnest(${column(ranges, 'first')}::bigint[], ${column(ranges, 'last')}::bigint[], ${column(ranges, 'site')}::int[],
      ${column(ranges, 'sitting')}::smallint[]) g (first, last, site, sitting)`
  await tx`
    insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
    select ${derivedId(opener.id, 'tubes', String(round))}::uuid, line, ${round}::int, ${opener.now}::timestamptz, 'tube', 'press', 'stock:' || site, quantity
    from unnest(${column(ranges, 'site')}::text[], ${column(ranges, 'quantity')}::int[]) with ordinality g (site, quantity, line)`
  return total
}
