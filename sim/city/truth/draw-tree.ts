import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { weighted } from '../../random/distributions.ts'
import { type Random, seeded } from '../../random/random.ts'
import type { Infection } from '../epidemic.ts'
import { type Course, dayMs } from './course.ts'
import { type Bounds, drawIllness, drawInfection } from './draw-course.ts'
import { linkWeights } from './settings.ts'
import type { TrueCase } from './true-case.ts'

// A chain may have begun with a case of another chain, or with a visitor who came before, or with another. Invented.
const fromAnotherChain = 0.4
const fromSameVisitor = 0.35
const drawSetting = weighted(linkWeights)

/**
 * When what must have happened, in days before the round, so that everybody who carries the virus on its day was infected early enough to
 * show it, and whoever passed it on was infectious in time. Each line leaves the next one at least one evening.
 */
const before = {
  visitor: { from: 14, by: 11.6, needs: 11.2 },
  fromVisitor: { from: 11, by: 8.4, needs: 6.4 },
  fromChain: { from: 6.4, by: 5.2, needs: 4.6 },
  passesOn: { from: 6.4, by: 3.1, needs: 2.5 },
  leaf: { from: 6.4, by: 1.25, needs: null },
} as const

/**
 * Who infected whom of those who carry the virus on the day of a round: `infections` are the tip that the round can see, in the order in
 * which their chains grew; visitors whom nobody can find any more come before them. The same seed gives the same tree.
 */
export function drawTree(
  infections: readonly Infection[],
  { seed, roundAt, course }: { seed: number | string; roundAt: Instant; course: Course },
): TrueCase[] {
  const random = seeded(seed).fork('transmission')
  const firsts = new Map<string, string>()
  const withDependents = new Set<string>()
  for (const { person, household } of infections) {
    const first = firsts.get(household)
    if (first === undefined) firsts.set(household, person)
    else withDependents.add(first)
  }
  const visitors: TrueCase[] = []
  const cases = new Map<string, TrueCase>()
  const roots = new Map<number, TrueCase>()
  const bounds = ({ from, by, needs }: (typeof before)[keyof typeof before]): Bounds => ({
    from: roundAt - from * dayMs,
    by: roundAt - by * dayMs,
    needs: needs === null ? null : roundAt - needs * dayMs,
  })
  for (const infection of infections) {
    const chance = random.fork(`case ${infection.person}`)
    const it =
      ofHousehold(infection, chance) ??
      ofChain(infection, chance) ??
      ofAnotherChain(infection, chance) ??
      ofVisitor(infection, chance)
    cases.set(it.id, it)
    if (!roots.has(infection.cluster)) roots.set(infection.cluster, it)
  }
  return [...visitors, ...cases.values()]

  function ofHousehold(infection: Infection, chance: Random): TrueCase | null {
    const first = cases.get(firsts.get(infection.household) ?? '')
    return first
      ? become(infection, [{ infector: first, setting: 'household' }], 'leaf', chance)
      : null
  }

  function ofChain(infection: Infection, chance: Random): TrueCase | null {
    const root = roots.get(infection.cluster)
    if (!root) return null
    const infectors = [...cases.values()]
      .filter(({ cluster }) => cluster === infection.cluster)
      .map((infector) => ({ infector, setting: 'neighbourhood' as const }))
    return become(infection, infectors, placeOf(infection), chance)
  }

  function ofAnotherChain(infection: Infection, chance: Random): TrueCase | null {
    if (!chance.chance(fromAnotherChain)) return null
    const setting = drawSetting(chance)
    const infectors = [...cases.values()]
      .filter(({ infector }) => infector?.startsWith('visitor'))
      .map((infector) => ({ infector, setting }))
    return become(infection, infectors, 'fromChain', chance)
  }

  function ofVisitor(infection: Infection, chance: Random): TrueCase {
    const last = visitors.at(-1)
    const visitor = last && chance.chance(fromSameVisitor) ? last : addVisitor(infection, chance)
    const setting = chance.chance(0.8) ? 'venue' : 'transport'
    const found = become(infection, [{ infector: visitor, setting }], 'fromVisitor', chance)
    if (!found) throw new RangeError(`${infection.person} cannot have been infected by anybody`)
    return found
  }

  function placeOf({ person }: Infection) {
    return withDependents.has(person) ? 'passesOn' : 'leaf'
  }

  function become(
    { person, household, compound, community, cluster }: Infection,
    infectors: Parameters<typeof drawInfection>[2],
    when: keyof typeof before,
    chance: Random,
  ): TrueCase | null {
    const limits = bounds(before[when])
    const way = drawInfection(chance, course, infectors, limits)
    if (!way) return null
    return {
      id: person,
      person,
      household,
      compound,
      community,
      cluster,
      generation: way.infector.generation + 1,
      infectedAt: way.at,
      ...drawIllness(chance, course, way.at, limits.needs),
      infector: way.infector.id,
      setting: way.setting,
    }
  }

  function addVisitor({ community, cluster }: Infection, chance: Random): TrueCase {
    const { from, by, needs } = bounds(before.visitor)
    const infectedAt = Math.round(from + chance.uniform() * (by - from - dayMs * 0.4) - 12 * hourMs)
    const visitor: TrueCase = {
      id: `visitor-${visitors.length + 1}`,
      person: null,
      household: null,
      compound: null,
      community,
      cluster,
      generation: 0,
      infectedAt,
      ...drawIllness(chance, course, infectedAt, needs),
      infector: null,
      setting: null,
    }
    visitors.push(visitor)
    return visitor
  }
}
