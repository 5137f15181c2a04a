import { type Ground, stockFor } from './ground.ts'
import { type Guest, isIndependent, type Problem } from './guest.ts'
import type { UnitKind } from './kinds-of-unit.ts'
import type { Keep } from './market.ts'
import { roomDoes, siteGives, siteNeeds } from './needs-met.ts'
import { roomCost } from './prices.ts'
import { needsOf } from './shapes.ts'

/** Whether people may stay in the rooms that they were given: the rooms are still there, still do, and are not somebody else's now. */
export function stillDoesIn(
  ground: Ground,
  problem: Problem,
): (members: readonly Guest[]) => boolean {
  const placeOf = new Map(ground.rooms.map(({ id }, place) => [id, place]))
  return (members) => {
    const rooms = Map.groupBy(members, ({ now }) => placeOf.get(now ?? '') ?? -1)
    const hasAdult = members.some(isIndependent)
    const at = new Set<number>()
    for (const [place, people] of rooms) {
      const room = ground.rooms[place]
      const site = ground.sites[room?.site ?? -1]
      const [first] = people
      const stock = room && first && ground.stocks[stockFor(ground, room, first.cohort) ?? -1]
      if (!room || !stock || !site || !first) return false
      at.add(room.site)
      if (site.place !== first.place || !siteGives(site, siteNeeds(members))) return false
      if (stock.party !== null && stock.party !== first.party) return false
      if (stock.byBeds && stock.party === null && first.cohort !== 'positive') return false
      if (people.length > room.beds - room.inside.length) return false
      const needs = needsOf(people)
      if (needs.childAlone && needs.infant && hasAdult) return false
      if (!roomDoes(stock, needs, site, problem.singleRoom)) return false
      if (
        problem.singleRoom &&
        first.cohort !== 'positive' &&
        people.filter(isIndependent).length > 1
      )
        return false
    }
    return at.size === 1
  }
}

/** What the present rooms of a kind of unit are and cost; null where it has none. */
export function keepOf(
  kind: UnitKind,
  ground: Ground,
  problem: Problem,
  placeOf: ReadonlyMap<string, number>,
): Keep | null {
  const [unit] = kind.units
  if (!unit?.now) return null
  const { weights } = problem
  const rooms = Map.groupBy(unit.members, ({ now }) => placeOf.get(now ?? '') ?? -1)
  const stocks: number[] = []
  const uses: number[] = []
  let cost = 0
  let site = -1
  let most = 0
  for (const [place, people] of rooms) {
    const room = ground.rooms[place]
    const at = room && stockFor(ground, room, unit.members[0]?.cohort ?? 'contact')
    const stock = ground.stocks[at ?? -1]
    if (!room || !stock || at === null || at === undefined) return null
    site = room.site
    stocks.push(at)
    uses.push(stock.byBeds ? people.length : 1)
    cost += roomCost(stock, { size: people.length, needs: needsOf(people) }, weights)
    most = Math.max(most, people.length)
  }
  const at = kind.sites.indexOf(site)
  if (at < 0) return null
  cost += (kind.siteCost[at] ?? 0) + weights.apart * (unit.members.length - most)
  return { site, stocks, uses, cost }
}
