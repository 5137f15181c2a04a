import type { Ground } from './ground.ts'
import type { Kinds, UnitKind } from './kinds-of-unit.ts'
import { type Choices, type Duals, noDuals, Offers, roomCost } from './prices.ts'
import type { Shape } from './shapes.ts'
import type { Weights } from './weights.ts'

/** Rooms that a unit has and may keep: the stocks they are of, and what they cost without a move. */
export type Keep = {
  readonly site: number
  readonly stocks: readonly number[]
  readonly uses: readonly number[]
  readonly cost: number
}

/** One way to house a unit of a kind. */
export type Option = {
  readonly kind: number
  /** A position in `ground.sites`. */
  readonly site: number
  readonly stocks: readonly number[]
  readonly uses: readonly number[]
  /** Null where the unit keeps the rooms it has. */
  readonly shape: Shape | null
  /** Of one unit, without any price. */
  readonly cost: number
}

/** Every way to house every kind, with its cost: the options are never listed, only asked for the cheapest under prices. */
export class Market {
  readonly ground: Ground
  readonly kinds: readonly UnitKind[]
  readonly weights: Weights
  readonly keeps: readonly (Keep | null)[]
  readonly choices: Choices
  readonly profiles: Kinds['profiles']
  readonly sizes: readonly number[]
  readonly shapeGroups: readonly (readonly (readonly number[])[])[]
  /** No prices at all, and what everybody would choose then. */
  readonly plain: Duals
  readonly plainOffers: Offers

  constructor(
    ground: Ground,
    { kinds, profiles }: Kinds,
    keeps: readonly (Keep | null)[],
    weights: Weights,
    choices: Choices,
  ) {
    this.ground = ground
    this.kinds = kinds
    this.weights = weights
    this.keeps = keeps
    this.choices = choices
    this.profiles = profiles
    const sizes = profiles.map(() => 0)
    for (const { profile, size } of kinds) sizes[profile] = size
    this.sizes = sizes
    this.shapeGroups = profiles.map(({ shapes, party }) =>
      shapes.map((shape) => shape.map((group) => choices.idOf(group, party))),
    )
    this.plain = noDuals(ground)
    this.plainOffers = new Offers(this, this.plain, null)
  }

  /** The cheapest offers of every profile at every site under prices. */
  offersAt(duals: Duals): Offers {
    return new Offers(this, duals, this.plainOffers)
  }

  /** What leaving the present rooms adds to every other option of a kind. */
  moveCost({ hasNow, size }: UnitKind): number {
    return hasNow ? this.weights.move * size : 0
  }

  unplacedCost({ size }: UnitKind): number {
    return this.weights.unplaced * size
  }

  #keepPrice(kind: number, duals: Duals): number {
    const keep = this.keeps[kind]
    if (!keep) return Number.POSITIVE_INFINITY
    return this.priceOf({ kind, shape: null, ...keep }, duals)
  }

  /**
   * No allocation costs less than this: by weak duality, for any prices that are not below 0, whatever a solver did to find them.
   * Each unit takes its cheapest option under the prices, over all sites, and what the stocks are worth is taken off.
   */
  boundAt(duals: Duals, offers: Offers): number {
    const least = this.leastPrices(duals, offers)
    let bound = 0
    for (const [at, kind] of this.kinds.entries()) bound += (least[at] ?? 0) * kind.units.length
    return bound - duals.worth
  }

  /** What the cheapest option of each kind costs under prices, nobody placed being one. */
  leastPrices(duals: Duals, offers: Offers = this.offersAt(duals)): Float64Array {
    return Float64Array.from(this.kinds, (kind, at) => {
      const price = offers.price[kind.profile] ?? new Float64Array(0)
      let cheapest = Number.POSITIVE_INFINITY
      for (let place = 0; place < kind.sites.length; place++) {
        const asked = (kind.siteCost[place] ?? 0) + (price[kind.sites[place] ?? -1] ?? 0)
        if (asked < cheapest) cheapest = asked
      }
      return Math.min(
        this.unplacedCost(kind),
        this.#keepPrice(at, duals),
        cheapest + this.moveCost(kind),
      )
    })
  }

  /** What an option costs under prices. */
  priceOf({ kind, site, stocks, uses, cost }: Option, duals: Duals): number {
    let price = cost + (duals.staff[site] ?? 0) * (this.kinds[kind]?.size ?? 0)
    for (const [at, stock] of stocks.entries()) price += (duals.stock[stock] ?? 0) * (uses[at] ?? 0)
    return price
  }

  /** The cheapest options of a kind under prices, at so many sites, each with what it costs then. */
  cheapest(at: number, offers: Offers, most: number): { option: Option; price: number }[] {
    const kind = this.kinds[at]
    if (!kind) return []
    const prices = offers.price[kind.profile] ?? new Float64Array(0)
    const move = this.moveCost(kind)
    const places: number[] = []
    const asked: number[] = []
    for (let place = 0; place < kind.sites.length; place++) {
      const price = (kind.siteCost[place] ?? 0) + (prices[kind.sites[place] ?? -1] ?? 0)
      if (price === Number.POSITIVE_INFINITY) continue
      let to = asked.length
      if (to === most && price >= (asked[to - 1] ?? 0)) continue
      while (to > 0 && price < (asked[to - 1] ?? 0)) to--
      asked.splice(to, 0, price)
      places.splice(to, 0, place)
      if (asked.length > most) {
        asked.pop()
        places.pop()
      }
    }
    return places.flatMap((place, rank) => {
      const site = kind.sites[place] ?? -1
      const offer = offers.at(kind.profile, site)
      return offer
        ? [{ option: this.optionOf(at, place, offer), price: (asked[rank] ?? 0) + move }]
        : []
    })
  }

  /** An option at the site in one place of a kind's list, with what it truly costs. */
  optionOf(
    at: number,
    place: number,
    { shape, stocks }: { shape: Shape; stocks: readonly number[] },
  ): Option {
    const kind = this.kinds[at]
    const size = kind?.size ?? 0
    let cost = (kind?.siteCost[place] ?? 0) + (kind ? this.moveCost(kind) : 0)
    cost += this.weights.apart * (size - (shape[0]?.size ?? size))
    const uses = stocks.map((stock, group) => {
      const found = this.ground.stocks[stock]
      const part = shape[group]
      if (!found || !part) return 0
      cost += roomCost(found, part, this.weights)
      return found.byBeds ? part.size : 1
    })
    return { kind: at, site: kind?.sites[place] ?? -1, stocks, uses, shape, cost }
  }

  /** The option of keeping the present rooms; null where a kind has none. */
  keepOption(at: number): Option | null {
    const keep = this.keeps[at]
    return keep ? { kind: at, shape: null, ...keep } : null
  }
}
