import { Placed, PlacedParams, type TransferEnd } from '@bihuan/contract/transfers.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'

type Figures = {
  orders: number
  placed: number
  within8: number
  within24: number
  reasoned: number
  open: number
  openOverDay: number
}
type Row = Figures & { district: string; districtName: string | null; why: string }
type Unplaced = { order: string; district: string; signedAt: Instant; why: TransferEnd | null }

const none: Figures = {
  orders: 0,
  placed: 0,
  within8: 0,
  within24: 0,
  reasoned: 0,
  open: 0,
  openOverDay: 0,
}
const sum = (rows: readonly Figures[]): Figures =>
  rows.reduce(
    (all, row) => ({
      orders: all.orders + row.orders,
      placed: all.placed + row.placed,
      within8: all.within8 + row.within8,
      within24: all.within24 + row.within24,
      reasoned: all.reasoned + row.reasoned,
      open: all.open + row.open,
      openOverDay: all.openOverDay + row.openOverDay,
    }),
    none,
  )

/**
 * What became of the orders to isolate or admit that were signed in a span: somebody is placed from the arrival that their stay says, wherever
 * they were when it was signed; otherwise the named reason of their transfer; an order that ran out first is `order-ended`. Columns of orders
 * are good enough for a figure; nobody is named.
 */
export const placedQuery = query({
  name: 'transfer.placed',
  summary: 'Orders to isolate: placed within 8 and 24 hours, or why not',
  roles: [
    'transfer-dispatcher',
    'case-investigator',
    'district-commander',
    'city-commander',
    'inspector',
  ],
  params: PlacedParams,
  outcome: Placed,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area).slice(0, 6)
    const [from, until] = [instantOf(params.from), instantOf(params.until)]
    const ofOrders = sql`
      select o.id, o.district, o.known_at as signed_at, s.at as placed_at,
        case when s.at is null then coalesce(t.why, case when o.until_at <= ${now}::timestamptz then 'order-ended' end) end as why
      from orders o
      left join lateral (select min(greatest(s.arrived_at, o.known_at)) as at from stays s
        where s.person_id = o.person_id and s.arrived_at < o.until_at and s.arrived_at <= ${now}::timestamptz
          and (s.left_at is null or s.left_at > o.known_at) and coalesce(s.left_how, '') <> 'mistake' offset 0) s on true
      left join lateral (select t.ended_why as why from transfers t
        where t.order_id = o.id and t.ended_at <= ${now}::timestamptz and t.ended_why <> 'arrived'
          and not exists (select from transfers n where n.order_id = o.id and n.ended_at is null) order by t.ended_at desc limit 1) t on true
      where o.kind in ('isolate', 'admit') and o.person_id is not null and o.known_at >= ${from}::timestamptz and o.known_at < ${until}::timestamptz
        and starts_with(o.district, ${area})`
    const rows = await sql<Row[]>`
      with o as (${ofOrders})
      select o.district, a.name as district_name, coalesce(o.why, '') as why, count(*)::int as orders,
        (count(*) filter (where placed_at is not null))::int as placed,
        (count(*) filter (where placed_at <= signed_at + interval '8 hours'))::int as within8,
        (count(*) filter (where placed_at <= signed_at + interval '24 hours'))::int as within24,
        (count(*) filter (where why is not null))::int as reasoned,
        (count(*) filter (where placed_at is null and why is null))::int as open,
        (count(*) filter (where placed_at is null and why is null and signed_at < ${now}::timestamptz - interval '24 hours'))::int as open_over_day
      from o left join areas a on a.code = o.district group by 1, 2, 3 order by 1`
    const unplaced = await sql<Unplaced[]>`
      with o as (${ofOrders})
      select id as "order", district, signed_at, why from o where placed_at is null order by signed_at, id limit 500`
    const byDistrict = Map.groupBy(rows, ({ district }) => district)
    const reasons = Map.groupBy(
      rows.filter(({ why }) => why !== ''),
      ({ why }) => why,
    )
    return {
      now: isoOf(now),
      total: sum(rows),
      districts: [...byDistrict].map(([district, all]) => ({
        district,
        districtName: all[0]?.districtName ?? district,
        ...sum(all),
      })),
      reasons: [...reasons].map(([why, all]) => ({
        why: why as TransferEnd,
        orders: sum(all).orders,
      })),
      unplaced: unplaced.map(({ signedAt, ...one }) => ({ ...one, signedAt: isoOf(signedAt) })),
    }
  },
})
