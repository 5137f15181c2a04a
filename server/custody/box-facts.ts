import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type LegFact = {
  legNo: number
  fromAccount: string
  toAccount: string
  offeredAt: Instant
  offeredBy: string
  offeredCount: number
  offeredCelsius: number | null
  acceptedAt: Instant | null
  acceptedBy: string | null
  acceptedCount: number | null
  acceptedCelsius: number | null
  settledAt: Instant | null
  settledBecause: string | null
  /** The limit of the hand-over (first leg) or of the way to the laboratory (last one) was passed when it was signed. */
  late: boolean
}

type BoxFact = {
  roundId: number
  siteId: number
  siteName: string
  account: string
  sealedAt: Instant
  sealedBy: string
  receivedAt: Instant | null
  receivedCount: number | null
  lostAt: Instant | null
}

/** The hand-overs of a box in order; people by display name where they have an account. */
export async function legsOf(sql: Reader, box: string): Promise<LegFact[]> {
  return sql<LegFact[]>`
    select g.leg_no, g.from_account, g.to_account, g.offered_at, coalesce(giver.display_name, g.offered_by) as offered_by, g.offered_count,
      g.temperature_c as offered_celsius, g.accepted_at, coalesce(taker.display_name, g.accepted_by) as accepted_by, g.accepted_count,
      g.accepted_temperature_c as accepted_celsius, g.difference_settled_at as settled_at, g.difference_reason as settled_because,
      coalesce(case
        when g.leg_no = 1 then g.accepted_at > b.sealed_at + handed.minutes * interval '1 minute'
        when g.to_account like 'laboratory:%' then g.accepted_at > first.accepted_at + delivered.minutes * interval '1 minute'
      end, false) as late
    from box_legs g
    join boxes b on b.id = g.box_id
    left join box_legs first on first.box_id = g.box_id and first.leg_no = 1
    left join round_limits handed on handed.round_id = b.round_id and handed.step = 'box-handed-over'
    left join round_limits delivered on delivered.round_id = b.round_id and delivered.step = 'box-delivered'
    left join accounts giver on giver.id = g.offered_by
    left join accounts taker on taker.id = g.accepted_by
    where g.box_id = ${box}
    order by g.leg_no`
}

/** Everything that is known of a box; null where there is none. */
export async function boxFacts(sql: Reader, id: string) {
  const [box] = await sql<BoxFact[]>`
    select b.round_id, b.site_id, s.name as site_name, a.account, b.sealed_at, coalesce(p.display_name, b.sealed_by) as sealed_by,
      b.received_at, b.received_count, b.lost_at
    from boxes b
    join sites s on s.id = b.site_id
    join box_accounts a on a.box_id = b.id
    left join accounts p on p.id = b.sealed_by
    where b.id = ${id}`
  if (!box) return null
  const tubes = await sql<
    { id: string }[]
  >`select id from tubes where round_id = ${box.roundId} and box_id = ${id} order by id`
  const orphans = await sql<{ tubeId: string; foundAt: Instant; settledAt: Instant | null }[]>`
    select tube_id, found_at, settled_at from orphan_tubes where box_id = ${id} order by tube_id`
  return { box, tubes: tubes.map((tube) => tube.id), orphans, legs: await legsOf(sql, id) }
}
