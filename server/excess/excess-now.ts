import { type Excess, excessOf } from '@bihuan/core/excess/excess.ts'
import { measureExcess } from '@bihuan/core/excess/measure-excess.ts'
import { noPolicyAllows, orderExcess, zoneNotLifted } from '@bihuan/core/excess/order-excess.ts'
import { stayExcess } from '@bihuan/core/excess/stay-excess.ts'
import { levelOf } from '@bihuan/core/orders/basis.ts'
import { groundOf } from '@bihuan/core/orders/ground.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import type { Rules } from '@bihuan/core/status/order-measure.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type ReadOrders, readOrders } from '../orders/read-orders.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { keptTooLong } from '../release/kept-too-long.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { everyPolicy } from './every-policy.ts'
import { evidenceOf } from './evidence-of.ts'
import { openMeasures } from './open-measures.ts'
import { factsOfStaying } from './read-stays.ts'
import { levelsBeside, metSince, zoneFactsOf, zonesFound } from './zone-facts.ts'

/** Something beyond the rules, with what it is about. */
export type Found = Excess & {
  readonly what: 'order' | 'stay' | 'measure'
  /** No pack of any date allows it. */
  readonly never: boolean
}

/** Everything beyond the rules at a moment, with how much was looked at. */
export type ExcessNow = {
  readonly found: readonly Found[]
  readonly policy: Policy
  readonly looked: { orders: number; stays: number; measures: number; unsigned: number }
  readonly orders: ReadonlyMap<string, VerifiedOrder>
}

const as =
  (what: Found['what']) =>
  (one: Excess): Found => ({ ...one, what, never: one.rule === 'guardrails' })

/**
 * Compares every order in force, every stay that goes on, every zone and every reported measure of a district, or of the city, with
 * what the rules allow now. Computed from the facts each time: there is no list that somebody could clear.
 */
export async function excessNow(
  sql: Reader,
  anchors: TrustAnchors,
  district: string,
  at: Instant,
): Promise<ExcessNow> {
  const [{ rules }, read] = [
    await rulesAt(sql, anchors, at),
    await readOrders(sql, anchors, { district, endsAfter: at }),
  ]
  const live = read.orders.filter((one) => inForce(one, read.book, at).inForce)
  const [ofOrders, ofZones, stays, measures] = [
    await ordersBeyond(sql, live, read, rules, at),
    await zonesNotLifted(sql, live, read, rules, at),
    await staysBeyond(sql, anchors, district, rules, at),
    await measuresBeyond(sql, anchors, district, rules, at),
  ]
  return {
    found: [...ofOrders, ...ofZones, ...stays.found, ...measures.found],
    policy: rules.policy,
    looked: {
      orders: live.length,
      stays: stays.looked,
      measures: measures.looked,
      unsigned: read.refused.length,
    },
    orders: new Map(live.map((one) => [one.order.id, one])),
  }
}

async function ordersBeyond(
  sql: Reader,
  live: readonly VerifiedOrder[],
  { book }: ReadOrders,
  rules: Rules,
  at: Instant,
): Promise<Found[]> {
  const evidence = await evidenceOf(sql, live, at)
  return live.flatMap((verified) => {
    const { people, facts } = evidence(verified)
    const own = factBook(facts, people, at, at)
    const found = orderExcess(verified, book, own, rules, at)
    if (found.length === 0) return []
    const { order } = verified
    const never = noPolicyAllows(order, groundOf(order, own), everyPolicy())
    return found.map((one) => ({ ...as('order')(one), never }))
  })
}

async function zonesNotLifted(
  sql: Reader,
  live: readonly VerifiedOrder[],
  { book }: ReadOrders,
  { policy }: Rules,
  at: Instant,
): Promise<Found[]> {
  const zones = live.filter(({ order }) => levelOf(order.basis) !== null)
  if (zones.length === 0) return []
  const found = await zonesFound(
    sql,
    zones.map(({ order }) => order.id),
    at,
  )
  const nothing = { lastCaseAt: null, lastExposureAt: null, negativeRoundAt: null }
  return zones.flatMap((zone) => {
    const own = found.get(zone.order.id) ?? nothing
    const beside = levelsBeside(zone, zones)
    const declaredAt = zone.order.from
    const excessAt = (moment: Instant, metAt: Instant): Excess[] =>
      zoneNotLifted(zone, book, policy, zoneFactsOf(own, beside, declaredAt, moment), metAt, moment)
    if (excessAt(at, at).length === 0) return []
    const since = metSince((moment) => excessAt(moment, moment).length > 0, declaredAt, at)
    return excessAt(at, since).map(as('order'))
  })
}

async function staysBeyond(
  sql: Reader,
  anchors: TrustAnchors,
  district: string,
  { policy }: Rules,
  at: Instant,
) {
  const people = await factsOfStaying(sql, district, at)
  // Whoever was let in at a site has a release, with its tests and orders; only a stay that was written down by hand is judged by its days.
  const kept = await keptTooLong(sql, anchors, district, at)
  const found = [...people.values()].flatMap((facts) => {
    const book = factBook(facts, peopleIn(facts), at, at)
    const going = new Set(
      book.of('stay').flatMap(({ id, until }) => (until === null || until > at ? [id] : [])),
    )
    return stayExcess(book, policy, at)
      .filter(({ of, district: where }) => going.has(of) && where.startsWith(district))
      .filter(({ of, kind }) => !(kept.facts.has(of) && endsOfRelease.has(kind)))
      .map(as('stay'))
  })
  return { found: [...found, ...kept.excesses.map(as('stay'))], looked: people.size }
}

const endsOfRelease: ReadonlySet<string> = new Set(['released-late', 'basis-abolished'])

const peopleIn = (facts: readonly Fact[]): string[] => [
  ...new Set(facts.flatMap((fact) => ('person' in fact ? [fact.person] : []))),
]

async function measuresBeyond(
  sql: Reader,
  anchors: TrustAnchors,
  district: string,
  { policy }: Rules,
  at: Instant,
) {
  const seen = await openMeasures(sql, district, at)
  const named = seen.flatMap(({ order }) => order ?? [])
  const { orders, book } = await readOrders(sql, anchors, { ids: named })
  const byId = new Map(orders.map((one) => [one.order.id, one]))
  // A measure that was said to rest on an order is looked at again as of now: it goes on, and its order may be over.
  const found = seen.flatMap((one) =>
    measureExcess({ ...one, at: one.order === null ? one.at : at }, byId, book, policy).map(
      (excess) =>
        as('measure')(
          excessOf(excess.kind, { ...excess, since: one.order === null ? one.at : at }),
        ),
    ),
  )
  return { found, looked: seen.length }
}
