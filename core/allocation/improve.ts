import type { Hands } from './hands.ts'
import type { Market } from './market.ts'
import type { Nearby } from './nearby.ts'
import type { Duals } from './prices.ts'
import { giveCheapest } from './round.ts'
import type { Unit } from './units.ts'

const least = 1e-6
// Kilometres of one person.
const regret = 0.02
const mostTurns = 4
/** Whoever is asked to make way: so many options of the one who comes, so many holders of each. */
const optionsAsked = 16
const holdersAsked = 16

type Place = { unit: Unit; kind: number; over: number }

/**
 * Turns in which whoever has dearer rooms than the prices of the whole say takes rooms that are free now, or asks somebody to make way.
 * Under those prices nearly everybody has what is best for them: only the others have to be looked at.
 */
export function improve(market: Market, hands: Hands, nearby: Nearby, duals: Duals): void {
  const fairPrices = market.leastPrices(duals)
  const kindOf = new Map(
    market.kinds.flatMap(({ units }, kind) => units.map((unit) => [unit, kind] as const)),
  )
  const costOf = (unit: Unit): number =>
    hands.held.get(unit)?.option.cost ?? market.weights.unplaced * unit.members.length
  for (let turn = 1; turn <= mostTurns; turn++) {
    const places: Place[] = []
    for (const [unit, kind] of kindOf) {
      const held = hands.held.get(unit)
      const price = held ? market.priceOf(held.option, duals) : costOf(unit)
      const over = price - (fairPrices[kind] ?? 0)
      if (over > regret) places.push({ unit, kind, over })
    }
    places.sort((a, b) => b.over - a.over)
    let saved = 0
    for (const { unit, kind } of places) {
      const before = costOf(unit)
      const held = hands.held.get(unit)
      hands.takeBack(unit)
      const options = held ? nearby.of(kind) : nearby.everywhere(kind)
      const better = giveCheapest(unit, options, hands, before - least)
      if (better) saved += before - better.cost
      else if (held) hands.giveBack(unit, held)
    }
    for (const { unit, kind } of places) saved += makeWay(unit, kind)
    if (saved < least) return
  }

  function makeWay(unit: Unit, kind: number): number {
    const before = costOf(unit)
    const options = nearby.of(kind).slice(0, optionsAsked)
    for (const option of options) {
      if (option.cost >= before - least) return 0
      for (const stock of new Set(option.stocks))
        for (const other of hands.holdersOf(stock).slice(0, holdersAsked)) {
          const saved = other === unit ? 0 : swap(unit, option, before, other)
          if (saved > 0) return saved
        }
    }
    return 0
  }

  /** Gives a unit the rooms of another, who takes the cheapest that is left; undone where that is not better for both together. */
  function swap(unit: Unit, option: Parameters<Hands['give']>[1], before: number, other: Unit) {
    const at = kindOf.get(other)
    const theirs = hands.held.get(other)
    if (at === undefined || !theirs) return 0
    const mine = hands.held.get(unit)
    const mostOfTheirs = theirs.option.cost + (before - option.cost) - least
    // Where even their next best costs more than is saved, nothing needs to be tried.
    const next = nearby.of(at).find(({ cost }) => cost > theirs.option.cost - least)
    if (next && next.cost > mostOfTheirs) return 0
    hands.takeBack(other)
    if (mine) hands.takeBack(unit)
    if (hands.give(unit, option)) {
      const moved = giveCheapest(other, nearby.of(at), hands, mostOfTheirs)
      if (moved) return before - option.cost + theirs.option.cost - moved.cost
      // Rather one without a room than a whole family.
      const alone = market.weights.unplaced * other.members.length
      if (alone < mostOfTheirs) return before - option.cost + theirs.option.cost - alone
      hands.takeBack(unit)
    }
    if (mine) hands.giveBack(unit, mine)
    hands.giveBack(other, theirs)
    return 0
  }
}
