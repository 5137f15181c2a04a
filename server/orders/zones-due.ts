import { staffRoles } from '@bihuan/contract/access.ts'
import { ZonesDue, ZonesDueParams } from '@bihuan/contract/orders.ts'
import { levelOf } from '@bihuan/core/orders/basis.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { liftOf } from '@bihuan/core/policy/zone-rules.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { levelsBeside, type ZoneFound, zoneFactsOf, zonesFound } from '../excess/zone-facts.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { namesOfZones } from './area-of.ts'
import { basisName } from './names.ts'
import { readOrders } from './read-orders.ts'

const nothingFound: ZoneFound = { lastCaseAt: null, lastExposureAt: null, negativeRoundAt: null }

/** Zones in force with what their lifting still waits for, those to be lifted now first. A zone without conditions that bind is held by nothing. */
export const zonesDue = query({
  name: 'zone.due',
  summary: 'Zones in force, and what their lifting waits for',
  roles: staffRoles,
  params: ZonesDueParams,
  outcome: ZonesDue,
  async run(sql, { area }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const { policy } = (await rulesAt(sql, anchors, now)).rules
    const ids = await sql<{ id: string }[]>`
      select o.id from orders o where starts_with(o.district, ${reach}) and o.until_at > ${now}
        and exists (select from order_areas a where a.order_id = o.id)`
    const { orders, book } = await readOrders(sql, anchors, { ids: ids.map(({ id }) => id) })
    const zones = orders.filter((one) => inForce(one, book, now).inForce)
    const found = await zonesFound(
      sql,
      zones.map(({ order }) => order.id),
      now,
    )
    const names = await namesOfZones(sql, zones.flatMap(areasIn))
    const views = zones.map((one) => ({
      ...zoneView(
        one,
        found.get(one.order.id) ?? nothingFound,
        levelsBeside(one, zones),
        policy,
        now,
      ),
      areas: areasIn(one).map((area) => ({ area, name: names.get(area) ?? area })),
    }))
    return { now: isoOf(now), zones: views.sort((a, b) => Number(b.mayLift) - Number(a.mayLift)) }
  },
})

const areasIn = ({ order: { subject } }: VerifiedOrder): readonly string[] =>
  'areas' in subject ? subject.areas : []

function zoneView(
  one: VerifiedOrder,
  found: ZoneFound,
  levels: readonly string[],
  policy: Policy,
  now: Instant,
) {
  const { id, basis, district, from, until } = one.order
  const level = levelOf(basis)
  const answer =
    level === null ? null : liftOf(policy, level, zoneFactsOf(found, levels, from, now))
  const isHeld = answer?.conditions.some(({ met, binds }) => binds && !met) ?? true
  return {
    order: id,
    basis,
    basisName: basisName(basis, policy),
    district,
    until: isoOf(until),
    // Temporary control has no conditions: it ends by the hour.
    mayLift: !isHeld,
    liftTo: answer?.ok ? answer.liftTo : null,
    conditions: (answer?.conditions ?? []).map((condition) => ({ ...condition })),
  }
}
