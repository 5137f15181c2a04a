import type { EffectReport as Report } from '@bihuan/contract/policy.ts'
import {
  type ChangeEffect,
  type Effect,
  effectOfChange,
  effects,
  type MovedPerson,
} from '@bihuan/core/status/effect-of-change.ts'
import type { Rules } from '@bihuan/core/status/order-measure.ts'
import { type ZoneEffect, zoneEffects } from '@bihuan/core/status/zone-effect.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { openPeople } from './open-people.ts'

/** How many people of each group a change touches, and how. */
export type EffectCounts = Record<Effect, number>
export type EffectReport = Static<typeof Report>

/** Who is most in need of care: under 15, 60 and older, and everybody between. */
export const ageGroups = ['child', 'adult', 'old'] as const
export type AgeGroup = (typeof ageGroups)[number]
const childBelow = 15
const oldFrom = 60

/** What a change of rules does to everybody under an order at a moment, and to every zone; the named list beside it. */
export async function effectReport(
  sql: Reader,
  city: { code: string; anchors: TrustAnchors },
  rules: { before: Rules; after: Rules },
  at: Instant,
): Promise<{ report: EffectReport; moved: readonly MovedPerson[] }> {
  const { people, zones, zoneFacts, book } = await openPeople(sql, city.anchors, city.code, at)
  const change = effectOfChange(people, book, rules.before, rules.after, at)
  const [born, living] = await Promise.all([
    bornOf(sql, change),
    livingIn(sql, zoneEffects(zones, zoneFacts, book, rules, at)),
  ])
  const byBasis: Record<string, EffectCounts> = {}
  const byGroup: Record<AgeGroup, EffectCounts> = { child: zero(), adult: zero(), old: zero() }
  const day = cityDateOf(at)
  for (const one of change.moved) {
    for (const basis of one.before.bases) {
      byBasis[basis] ??= zero()
      byBasis[basis][one.effect] += 1
    }
    byGroup[groupOf(born.get(one.person) ?? day, day)][one.effect] += 1
  }
  const report: EffectReport = {
    people: change.people,
    counts: { ...change.counts },
    byBasis: Object.fromEntries(Object.entries(byBasis).sort()),
    byDistrict: Object.fromEntries(
      Object.entries(change.byDistrict).map(([code, counts]) => [code, { ...counts }]),
    ),
    byGroup,
    ended: { ...change.ended },
    zones: living,
  }
  return { report, moved: change.moved }
}

const zero = (): EffectCounts => {
  const counts: Partial<EffectCounts> = {}
  for (const effect of effects) counts[effect] = 0
  return counts as EffectCounts
}

/** The age group of somebody born on a day, on another. */
function groupOf(bornOn: string, day: string): AgeGroup {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4))
  const age = day.slice(5) < bornOn.slice(5) ? years - 1 : years
  return age < childBelow ? 'child' : age >= oldFrom ? 'old' : 'adult'
}

async function bornOf(sql: Reader, { moved }: ChangeEffect): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; bornOn: string }[]>`
    select id, born_on from people where id = any(${moved.map(({ person }) => person)}::bigint[])`
  return new Map(rows.map(({ id, bornOn }) => [id, bornOn]))
}

/** How many people live in the areas of each zone, by the register. */
async function livingIn(sql: Reader, zones: readonly ZoneEffect[]): Promise<EffectReport['zones']> {
  if (zones.length === 0) return []
  const areas = [...new Set(zones.flatMap((zone) => zone.areas))]
  const counted = await countIn(sql, areas)
  return zones.map((zone) => ({
    ...zone,
    areas: [...zone.areas],
    people: zone.areas.reduce((sum, area) => sum + (counted.get(area) ?? 0), 0),
  }))
}

async function countIn(sql: Reader, areas: readonly string[]): Promise<Map<string, number>> {
  const of = (...units: string[]) =>
    areas.filter((area) => units.includes(area.slice(0, area.indexOf(':'))))
  const ids = (list: string[]) => list.map((area) => area.slice(area.indexOf(':') + 1))
  const unit = of('unit')
  const rows = await sql<{ area: string; people: number }[]>`
    with homes as (
      select a as area, h.id from unnest(${of('household')}::text[], ${ids(of('household'))}::int[]) t (a, code) join households h on h.id = t.code
      union all
      select a, h.id from unnest(${unit}::text[], ${ids(unit).map((id) => Number(id.split('-')[0]))}::int[], ${ids(unit).map((id) => Number(id.split('-')[1] ?? 0))}::int[]) t (a, code, unit_no)
        join households h on h.building_id = t.code and h.unit_no = t.unit_no
      union all
      select a, h.id from unnest(${of('building')}::text[], ${ids(of('building'))}::int[]) t (a, code) join households h on h.building_id = t.code
      union all
      select a, h.id from unnest(${of('compound')}::text[], ${ids(of('compound'))}::int[]) t (a, code)
        join buildings b on b.compound_id = t.code join households h on h.building_id = b.id
      union all
      select a, h.id from unnest(${of('community', 'street', 'county')}::text[], ${ids(of('community', 'street', 'county'))}::text[]) t (a, code)
        join buildings b on starts_with(b.community_code, t.code) join households h on h.building_id = b.id
    )
    select area, count(*)::int as people from homes join people p on p.household_id = homes.id group by area`
  return new Map(rows.map(({ area, people }) => [area, people]))
}
