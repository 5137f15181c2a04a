import { levelOf } from '@bihuan/core/orders/basis.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { ZoneFacts } from '@bihuan/core/policy/zone-rules.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

const dayMs = 24 * hourMs

/** What was found in the areas of a zone, as moments; null where nothing was. */
export type ZoneFound = {
  readonly lastCaseAt: Instant | null
  readonly lastExposureAt: Instant | null
  /** When the last round in which everybody of its buildings on the roll has a negative tube was sampled. */
  readonly negativeRoundAt: Instant | null
}

type Row = ZoneFound & { id: string }

/**
 * What lifting asks of the areas of these zones, from the facts of now: the last case in them, the last exposure to one of those cases, and
 * the last round whose roll in their buildings was sampled whole and all of it negative.
 */
export async function zonesFound(
  sql: Reader,
  zones: readonly string[],
  at: Instant,
): Promise<ReadonlyMap<string, ZoneFound>> {
  const rows = await sql<Row[]>`
    with zone as (select order_id as id, array_agg(area) as areas from order_areas where order_id = any(${[...zones]}::text[]) group by order_id),
    cases as (
      select z.id, f.id as fact, f.at from zone z join facts f on f.kind = 'case' and f.places && z.areas
      where f.known_at <= ${at} and f.at <= ${at} and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id and w.known_at <= ${at})
    ),
    homes as (
      select distinct z.id, b.id as building from zone z join buildings b on array['building:' || b.id, 'compound:' || b.compound_id,
        'community:' || b.community_code, 'street:' || left(b.community_code, 9), 'county:' || left(b.community_code, 6)] && z.areas
    ),
    rounds_of as (
      select h.id, r.round_id, bool_and(exists (
          select from samples s join tubes t on t.round_id = s.round_id and t.id = s.tube_id
          where s.round_id = r.round_id and s.person_id = r.person_id and t.result = 'negative' and t.resulted_at <= ${at})) as is_negative,
        (select n.closes_at from rounds n where n.id = r.round_id) as sampled_at
      from homes h join roll r on r.building_id = h.building
      join rounds n on n.id = r.round_id and n.closes_at <= ${at}
      group by h.id, r.round_id
    )
    select z.id,
      (select max(c.at) from cases c where c.id = z.id) as last_case_at,
      (select max(e.at) from cases c join facts e on e.kind = 'contact' and e.about = c.fact and e.known_at <= ${at} where c.id = z.id) as last_exposure_at,
      (select max(r.sampled_at) from rounds_of r where r.id = z.id and r.is_negative) as negative_round_at
    from zone z`
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}

const daysBetween = (from: Instant | null, to: Instant): number | null =>
  from === null ? null : Math.floor((to - from) / dayMs)

/** The same in whole days, as the rules for lifting ask for it, with the levels of the other zones of the district in force. */
export function zoneFactsOf(
  found: ZoneFound,
  levelsInForce: readonly string[],
  declaredAt: Instant,
  at: Instant,
): ZoneFacts {
  const { lastCaseAt, lastExposureAt, negativeRoundAt } = found
  const isAfter = negativeRoundAt !== null && negativeRoundAt >= (lastCaseAt ?? declaredAt)
  return {
    daysWithoutInfection: daysBetween(lastCaseAt ?? declaredAt, at) ?? 0,
    daysSinceLastExposure: daysBetween(lastExposureAt ?? lastCaseAt, at),
    roundNegativeOnDay: isAfter ? daysBetween(lastCaseAt ?? declaredAt, negativeRoundAt) : null,
    daysSinceNegativeRound: isAfter ? daysBetween(negativeRoundAt, at) : null,
    levelsInForce,
  }
}

/**
 * When the zone could have been lifted first: the first whole hour since it was declared at which every condition held. Conditions change
 * by days and by the end of rounds, so an hour is fine enough; looked for from now backwards, at most 30 days.
 */
export function metSince(
  isMet: (at: Instant) => boolean,
  declaredAt: Instant,
  now: Instant,
): Instant {
  const first = Math.max(declaredAt, now - 30 * dayMs)
  let met = now
  for (let at = now; at >= first && isMet(at); at -= hourMs) met = at
  return met
}

/** The levels of other zones of the same district that are in force. */
export function levelsBeside(one: VerifiedOrder, zones: readonly VerifiedOrder[]): string[] {
  return zones.flatMap(({ order }) => {
    const level = levelOf(order.basis)
    const isBeside = order.id !== one.order.id && order.district === one.order.district
    return level !== null && isBeside ? [level] : []
  })
}
