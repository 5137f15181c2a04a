import type { Ground } from './ground.ts'
import type { UnplacedWhy } from './hard-kinds.ts'
import { siteGives, siteNeeds } from './needs-met.ts'
import type { Choices } from './prices.ts'
import { shapesOf } from './shapes.ts'
import { bodyOf, type Unit } from './units.ts'

/** Asks `whyNot` once for units that are alike. */
export function whyNotOnce(
  ground: Ground,
  choices: Choices,
  singleRoom: boolean,
): (unit: Unit) => UnplacedWhy | null {
  const known = new Map<string, UnplacedWhy | null>()
  return (unit) => {
    const [first] = unit.members
    const party = unit.beside.length > 0 ? first?.party : null
    const languages = unit.members.map(({ language }) => language).join()
    const key = `${party}|${first?.cohort}|${first?.place}|${languages}|${unit.members.map(bodyOf).join('|')}`
    const found = known.get(key)
    if (found !== undefined) return found
    const why = whyNot(unit, ground, choices, singleRoom)
    known.set(key, why)
    return why
  }
}

/** Why no room anywhere can take a unit, were all free rooms its own; null where one could. */
export function whyNot(
  { members, beside }: Unit,
  ground: Ground,
  choices: Choices,
  singleRoom: boolean,
): UnplacedWhy | null {
  const [first] = members
  if (!first || first.place === null) return 'place-unknown'
  const ofPlace = ground.sites.flatMap((site, at) =>
    site.active && site.place === first.place ? [at] : [],
  )
  if (ofPlace.length === 0) return 'no-such-place'
  const needs = siteNeeds(members)
  const giving = ofPlace.filter((at) => {
    const site = ground.sites[at]
    return site !== undefined && siteGives(site, needs)
  })
  if (giving.length === 0) return 'no-care'
  const party = beside.length > 0 ? first.party : null
  const shapes = shapesOf(members, singleRoom)
  const fits = giving.some((site) =>
    shapes.some((shape) => shape.every((group) => choices.of(group, site, party).length > 0)),
  )
  if (fits) return null
  const isAlone = shapes.every((shape) => shape.some((group) => group.needs.childAlone))
  return isAlone && !giving.some((at) => ground.sites[at]?.care.includes('child-alone'))
    ? 'child-without-guardian'
    : 'no-room-kind'
}
