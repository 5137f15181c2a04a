import { wayOf } from './distance.ts'
import type { Ground } from './ground.ts'
import type { Guest, Problem } from './guest.ts'
import { siteGives, siteNeeds } from './needs-met.ts'
import { type Shape, shapesOf } from './shapes.ts'
import { bodyOf, type Unit } from './units.ts'

/** Units that may be given the same rooms at the same costs: the variables of the whole are counted by these. */
export type UnitKind = {
  readonly units: readonly Unit[]
  readonly size: number
  readonly members: readonly Guest[]
  readonly shapes: readonly Shape[]
  /** Units of one profile differ in where they come from and what they speak and eat, not in which rooms do. */
  readonly profile: number
  readonly party: string | null
  /** Positions of the sites that may take them. */
  readonly sites: Int32Array
  /** What each of `sites` costs the unit before any room: way, language, diets, closing, how full. */
  readonly siteCost: Float64Array
  /** Whether the units have rooms that still do. */
  readonly hasNow: boolean
}

export type Kinds = {
  readonly kinds: readonly UnitKind[]
  /** The shapes of each profile, and the party where rooms of a party count. */
  readonly profiles: readonly {
    readonly shapes: readonly Shape[]
    readonly party: string | null
    readonly sites: Int32Array
  }[]
}

const faceOf = (guest: Guest): string =>
  `${bodyOf(guest)};${[...guest.diets].sort().join(',')};${guest.language ?? ''};${guest.days ?? ''}`

/** What a site costs a unit, whatever rooms it gets there. Kilometres, see weights.ts. */
export function siteCosts(
  unit: Unit,
  ground: Ground,
  place: number,
  problem: Problem,
  way: number,
) {
  const { weights } = problem
  const site = ground.sites[place]
  const costs = { distance: 0, language: 0, diet: 0, turnover: 0, balance: 0, apart: 0 }
  if (!site) return costs
  for (const { language, diets, days } of unit.members) {
    costs.distance += weights.distance * way
    if (language !== null && !site.languages.includes(language)) costs.language += weights.language
    for (const diet of diets) if (!site.diets.includes(diet)) costs.diet += weights.diet
    if (days !== null && site.closesInDays !== null)
      costs.turnover += weights.turnover * Math.max(0, days - site.closesInDays)
    costs.balance += weights.balance * (ground.full[place] ?? 0)
    if (unit.beside.length > 0 && !unit.beside.includes(site.id)) costs.apart += weights.apart
  }
  return costs
}

/** Counts units by kind, and says which sites may take each kind and what they cost it. */
export function kindsOf(units: readonly Unit[], ground: Ground, problem: Problem): Kinds {
  const ways = new Map<string, Float64Array>()
  const wayFrom = (cell: string): Float64Array => {
    let row = ways.get(cell)
    if (!row) {
      row = Float64Array.from(ground.sites, (site) => wayOf(problem.cells[cell], site))
      ways.set(cell, row)
    }
    return row
  }
  const taking = new Map<string, Int32Array>()
  const sitesFor = (place: string | null, needs: readonly string[]): Int32Array => {
    const key = `${place}|${needs.join()}`
    let row = taking.get(key)
    if (!row) {
      row = Int32Array.from(
        ground.sites.flatMap((site, at) =>
          site.active && site.place === place && siteGives(site, needs) ? [at] : [],
        ),
      )
      taking.set(key, row)
    }
    return row
  }
  const profiles: { shapes: readonly Shape[]; party: string | null; sites: Int32Array }[] = []
  const profileAt = new Map<string, number>()
  const byKind = Map.groupBy(units, (unit) => {
    const [first] = unit.members
    // A unit that has a room, or whose party lives somewhere, is like no other.
    const own = unit.now !== null || unit.beside.length > 0
    return `${own ? first?.id : ''}|${first?.cohort}|${first?.place}|${first?.cell}|${unit.members.map(faceOf).join('|')}`
  })
  const kinds = [...byKind.values()].flatMap((same): UnitKind[] => {
    const [unit] = same
    const [first] = unit?.members ?? []
    if (!unit || !first) return []
    const members = [...unit.members]
    const needs = siteNeeds(members)
    const sites = sitesFor(first.place, needs)
    const party = unit.beside.length > 0 ? first.party : null
    const key = `${party ?? ''}|${first.cohort}|${first.place}|${needs.join()}|${members.map(bodyOf).join('|')}`
    let profile = profileAt.get(key)
    if (profile === undefined) {
      profile = profiles.length
      profileAt.set(key, profile)
      profiles.push({ shapes: shapesOf(members, problem.singleRoom), party, sites })
    }
    const row = wayFrom(first.cell)
    const siteCost = new Float64Array(sites.length)
    sites.forEach((place, at) => {
      const costs = siteCosts(unit, ground, place, problem, row[place] ?? 0)
      siteCost[at] =
        costs.distance + costs.language + costs.diet + costs.turnover + costs.balance + costs.apart
    })
    return [
      {
        units: same,
        size: members.length,
        members,
        shapes: profiles[profile]?.shapes ?? [],
        profile,
        party,
        sites,
        siteCost,
        hasNow: unit.now !== null,
      },
    ]
  })
  return { kinds, profiles }
}
