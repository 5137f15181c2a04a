import { type Ground, groundOf } from './ground.ts'
import type { Problem } from './guest.ts'
import { Hands } from './hands.ts'
import type { UnplacedWhy } from './hard-kinds.ts'
import { improve } from './improve.ts'
import { keepOf, stillDoesIn } from './keeps.ts'
import { kindsOf } from './kinds-of-unit.ts'
import { Market } from './market.ts'
import { Nearby } from './nearby.ts'
import { Choices } from './prices.ts'
import { roundToRooms } from './round.ts'
import { type Unit, unitsOf } from './units.ts'
import { type OpenLp, solveWhole } from './whole.ts'
import { type Why, whyOf } from './why.ts'
import { whyNotOnce } from './why-not.ts'

/** What an allocation came to. */
export type Allocation = {
  readonly rooms: ReadonlyMap<string, string>
  readonly unplaced: ReadonlyMap<string, UnplacedWhy>
  readonly why: ReadonlyMap<string, Why>
  /** Of everybody whom some room could take; kilometres, see weights.ts. Who can be placed nowhere costs nothing and is no part of it. */
  readonly cost: number
  /** Nothing costs less. */
  readonly bound: number
  /** (cost - bound) / bound; 0 where both are 0. */
  readonly gap: number
  /** How many of those who had a room get another. */
  readonly moved: number
  /** Turns of prices, and how many kinds and options there were. */
  readonly size: { readonly rounds: number; readonly kinds: number; readonly options: number }
}

/**
 * Gives everybody a room, as a whole: units of people, kinds of units, options of sites and kinds of rooms under prices, then rooms. The
 * bound is proven by the prices whatever the solver did. Null where the solver gave nothing.
 */
export function allocate(
  problem: Problem,
  open: OpenLp,
  say: (step: string) => void = () => {},
): Allocation | null {
  say('count')
  const ground = groundOf(problem)
  const all = unitsOf(problem, stillDoesIn(ground, problem))
  const unplaced = new Map<string, UnplacedWhy>()
  const { weights, singleRoom } = problem
  const choices = new Choices(ground, weights, singleRoom)
  const whyNot = whyNotOnce(ground, choices, singleRoom)
  const units = all.filter((unit) => {
    const why = unit.now === null ? whyNot(unit) : null
    if (why !== null) for (const { id } of unit.members) unplaced.set(id, why)
    return why === null
  })
  const made = kindsOf(units, ground, problem)
  const placeOf = new Map(ground.rooms.map(({ id }, place) => [id, place]))
  const keeps = made.kinds.map((kind) => keepOf(kind, ground, problem, placeOf))
  const market = new Market(ground, made, keeps, weights, choices)
  const whole = solveWhole(market, open, say)
  if (!whole) return null
  const hands = new Hands(ground, whole.wings)
  const nearby = new Nearby(market)
  say('rooms')
  roundToRooms(market, whole, hands, nearby)
  say('better')
  improve(market, hands, nearby, whole.duals)
  return resultOf(problem, market, hands, {
    unplaced,
    bound: whole.bound,
    rounds: whole.rounds,
    options: whole.options.length,
  })
}

function resultOf(
  problem: Problem,
  market: Market,
  hands: Hands,
  so: { unplaced: Map<string, UnplacedWhy>; bound: number; rounds: number; options: number },
): Allocation {
  const rooms = fixedRooms(problem, market.ground, so.unplaced)
  const why = new Map<string, Why>()
  let cost = 0
  let moved = 0
  market.kinds.forEach((kind, at) => {
    const [ideal] = market.cheapest(at, market.plainOffers, 1)
    for (const unit of kind.units) {
      const held = hands.held.get(unit)
      cost += held?.option.cost ?? market.unplacedCost(kind)
      noteUnit(unit, hands.roomsOf(unit), rooms, so.unplaced)
      if (held) whyOf(problem, market, unit, held.option, ideal?.option ?? null, why)
    }
  })
  for (const { id, now, fixed } of problem.guests)
    if (!fixed && now !== null && rooms.get(id) !== undefined && rooms.get(id) !== now) moved++
  const { bound } = so
  return {
    rooms,
    unplaced: so.unplaced,
    why,
    cost,
    bound,
    gap: bound > 0 ? Math.max(0, (cost - bound) / bound) : 0,
    moved,
    size: { rounds: so.rounds, kinds: market.kinds.length, options: so.options },
  }
}

function noteUnit(
  unit: Unit,
  given: readonly string[],
  rooms: Map<string, string>,
  unplaced: Map<string, UnplacedWhy>,
) {
  unit.members.forEach(({ id }, place) => {
    const room = given[place]
    if (room === undefined || room === '') unplaced.set(id, 'full')
    else rooms.set(id, room)
  })
}

/** Who is fixed keeps the room, as long as it is there. */
function fixedRooms(
  { guests, rooms }: Problem,
  { sites }: Ground,
  unplaced: Map<string, UnplacedWhy>,
) {
  const active = new Set(sites.flatMap(({ id, active: isActive }) => (isActive ? [id] : [])))
  const there = new Set(
    rooms.flatMap(({ id, ready, site }) => (ready && active.has(site) ? [id] : [])),
  )
  const kept = new Map<string, string>()
  for (const { id, fixed, now } of guests) {
    if (!fixed) continue
    if (now !== null && there.has(now)) kept.set(id, now)
    else unplaced.set(id, 'locked-room-gone')
  }
  return kept
}
