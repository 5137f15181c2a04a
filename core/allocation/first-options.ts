import type { Market, Option } from './market.ts'

// So many of the cheapest sites are offered to a kind at once, and so many looked at for one with room left; measured (docs/allocation.md).
const offered = 2
const lookedAt = 30

// What is used up costs so much in the next turn that whoever is left looks elsewhere; kilometres for one room or bed.
const usedUp = 200
const turns = 4

/**
 * The options with which the programme begins: the cheapest of each kind, and one by one those that still had room when all before had
 * taken theirs, so that nearly everybody is placed from the first solution on.
 */
export function firstOptions(market: Market): Option[] {
  const { ground, kinds } = market
  const left = Float64Array.from(ground.stocks, ({ capacity }) => capacity)
  const staff = Float64Array.from(ground.staffLeft)
  const pools = Float64Array.from(ground.pools)
  const poolOf = (stock: number): number => ground.stocks[stock]?.pool ?? -1
  const leftOf = (stock: number): number =>
    Math.min(left[stock] ?? 0, pools[poolOf(stock)] ?? Number.POSITIVE_INFINITY)
  const hasRoom = ({ stocks, uses, site }: Option, size: number): boolean =>
    (staff[site] ?? 0) >= size && stocks.every((stock, at) => leftOf(stock) >= (uses[at] ?? 0))
  const take = ({ stocks, uses, site }: Option, size: number) => {
    staff[site] = (staff[site] ?? 0) - size
    for (const [at, stock] of stocks.entries()) {
      left[stock] = (left[stock] ?? 0) - (uses[at] ?? 0)
      const pool = poolOf(stock)
      if (pool >= 0) pools[pool] = (pools[pool] ?? 0) - (uses[at] ?? 0)
    }
  }
  // Who can go to fewest sites comes first, then the largest.
  const order = [...kinds.entries()].sort(
    ([, a], [, b]) => a.sites.length - b.sites.length || b.size - a.size,
  )
  const waiting = new Map(order.map(([at, { units }]) => [at, units.length]))
  const found: Option[] = []
  let offers = market.plainOffers
  for (let turn = 0; turn < turns && waiting.size > 0; turn++) {
    for (const [at, count] of waiting) {
      const kind = kinds[at]
      if (!kind) continue
      const keep = turn === 0 ? market.keepOption(at) : null
      const best = market.cheapest(at, offers, kind.hasNow ? 1 : lookedAt)
      const options = [...(keep ? [keep] : []), ...best.map(({ option }) => option)]
      if (turn === 0) found.push(...options.slice(0, offered))
      let from = 0
      let rest = count
      while (rest > 0 && from < options.length) {
        const option = options[from]
        if (option && hasRoom(option, kind.size)) {
          take(option, kind.size)
          if (turn > 0 || from >= offered) found.push(option)
          rest--
        } else from++
      }
      if (rest === 0) waiting.delete(at)
      else waiting.set(at, rest)
    }
    offers = market.offersAt({
      stock: left.map((_, stock) => (leftOf(stock) >= 1 ? 0 : usedUp)),
      staff: staff.map((people) => (people >= 1 ? 0 : usedUp)),
      worth: 0,
    })
  }
  return found
}
