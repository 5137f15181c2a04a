import type { Hands } from './hands.ts'
import type { Market, Option } from './market.ts'
import type { Nearby } from './nearby.ts'
import type { Unit } from './units.ts'
import type { WholeSolution } from './whole.ts'

// Below this the solver means none of it.
const nothing = 1e-6

/** Makes rooms for people of the parts of persons: whole parts first, then whoever is left, large parties first. */
export function roundToRooms(
  market: Market,
  whole: WholeSolution,
  hands: Hands,
  nearby: Nearby,
): void {
  const waiting = new Map(market.kinds.map((kind, at) => [at, [...kind.units]]))
  const order = whole.options.flatMap((option, at) => {
    const amount = whole.amounts[at] ?? 0
    return amount > nothing ? [{ option, amount, rest: amount - Math.floor(amount + nothing) }] : []
  })
  const giveMost = (option: Option, most: number) => {
    const units = waiting.get(option.kind) ?? []
    for (let given = 0; given < most; given++) {
      const unit = units.at(-1)
      if (!unit || !hands.give(unit, option)) return
      units.pop()
    }
  }
  // Who stays comes first: their very rooms have to be there. Then large parties, for whom few rooms do.
  const rank = ({ kind, shape }: Option) =>
    shape === null ? Number.POSITIVE_INFINITY : (market.kinds[kind]?.size ?? 0)
  order.sort((a, b) => rank(b.option) - rank(a.option))
  for (const { option, amount } of order) giveMost(option, Math.floor(amount + nothing))
  order.sort((a, b) => b.rest - a.rest)
  for (const { option, rest } of order) if (rest > nothing) giveMost(option, 1)
  const left = [...waiting].flatMap(([kind, units]) => units.map((unit) => ({ kind, unit })))
  left.sort((a, b) => b.unit.members.length - a.unit.members.length)
  for (const { kind, unit } of left) giveCheapest(unit, nearby.of(kind), hands)
}

/** Gives the first of some options whose rooms are there; null where none is. */
export function giveCheapest(
  unit: Unit,
  options: readonly Option[],
  hands: Hands,
  below = Number.POSITIVE_INFINITY,
): Option | null {
  for (const option of options) {
    if (option.cost >= below) return null
    if (hands.give(unit, option)) return option
  }
  return null
}
