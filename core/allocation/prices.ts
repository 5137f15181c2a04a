import type { Ground, Stock } from './ground.ts'
import type { Kinds } from './kinds-of-unit.ts'
import { roomDoes } from './needs-met.ts'
import type { Group, Shape } from './shapes.ts'
import type { Weights } from './weights.ts'

/** A price for each stock and for the staff of each site: what one more of it would be worth. Never below 0. */
export type Duals = {
  /** With that of its pool. */
  readonly stock: Float64Array
  readonly staff: Float64Array
  /** What everything there is is worth at these prices: to be taken off a bound. */
  readonly worth: number
}
export const noDuals = (ground: Ground): Duals => ({
  stock: new Float64Array(ground.stocks.length),
  staff: new Float64Array(ground.sites.length),
  worth: 0,
})

/** What rooms of a stock cost a group, for all of them, besides the site. */
export function roomCost(
  stock: Stock,
  group: Pick<Group, 'size' | 'needs'>,
  weights: Weights,
): number {
  const { needs, size } = group
  const isSpecial =
    (stock.kind === 'accessible' && !needs.wheelchair) ||
    (stock.kind === 'mother-child' && !needs.infant) ||
    (stock.kind === 'care' && !needs.care && !needs.wheelchair)
  const idle = stock.byBeds ? 0 : stock.beds - size
  // A bed that stays empty weighs a fourth of a special room: families may need it.
  const special = (isSpecial ? size : 0) + idle / 4
  return weights['special-room'] * special + (stock.pool >= 0 ? weights['opens-passage'] * size : 0)
}

/** What living apart costs a unit: each of those who are not with most of them. */
export const apartCost = (shape: Shape, size: number, weights: Weights): number =>
  weights.apart * (size - (shape[0]?.size ?? size))

export type Choice = { readonly stock: number; readonly cost: number; readonly use: number }

const none: readonly Choice[] = []

/** The stocks that do for groups of one key, by site, the cheapest first; made once and read at every turn of prices. */
export class Choices {
  readonly #ground: Ground
  readonly #weights: Weights
  readonly #singleRoom: boolean
  readonly #ids = new Map<string, number>()
  readonly #groups: { group: Group; party: string | null }[] = []
  readonly #known: (readonly Choice[])[][] = []

  constructor(ground: Ground, weights: Weights, singleRoom: boolean) {
    this.#ground = ground
    this.#weights = weights
    this.#singleRoom = singleRoom
  }

  /** The number of what a group asks for. */
  idOf(group: Group, party: string | null): number {
    const key = `${party ?? ''}|${group.key}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#groups.push({ group, party }) - 1
    this.#ids.set(key, id)
    this.#known.push([])
    return id
  }

  get count(): number {
    return this.#groups.length
  }

  /** What does for groups of a number at a site; nothing where nothing does. */
  at(id: number, site: number): readonly Choice[] {
    const bySite = this.#known[id]
    const it = this.#groups[id]
    if (!bySite || !it) return none
    bySite[site] ??= this.#find(it.group, site, it.party)
    return bySite[site] ?? none
  }

  /** What does for a group at a site. */
  of(group: Group, site: number, party: string | null): readonly Choice[] {
    return this.at(this.idOf(group, party), site)
  }

  #find(group: Group, site: number, party: string | null): readonly Choice[] {
    const there = this.#ground.sites[site]
    if (!there) return none
    const found: Choice[] = []
    for (const at of this.#ground.ofSite[site] ?? []) {
      const stock = this.#ground.stocks[at]
      if (!stock) continue
      const { open, byBeds, capacity } = stock
      if (open !== 'any' && open !== group.needs.cohort) continue
      if (stock.party !== null && stock.party !== party) continue
      if (byBeds && stock.party === null && group.needs.cohort !== 'positive') continue
      if (byBeds && capacity < group.size) continue
      if (!roomDoes(stock, group.needs, there, this.#singleRoom)) continue
      const use = byBeds ? group.size : 1
      found.push({ stock: at, cost: roomCost(stock, group, this.#weights), use })
    }
    return found.sort((a, b) => a.cost - b.cost || a.stock - b.stock)
  }
}

/** The cheapest rooms of profiles at sites under prices: what they cost, and by which shape and stocks. */
export class Offers {
  readonly #profiles: Kinds['profiles']
  readonly #shapeGroups: readonly (readonly (readonly number[])[])[]
  /** Of each profile by site; Infinity where nothing does. */
  readonly price: Float64Array[]
  readonly #shape: Int32Array[]
  readonly #stock: Int32Array[]

  /**
   * Works the offers out. With `before`, only the sites that have a price are worked out anew; at all others the offers are those of
   * `before`, which have to be the ones without any price.
   */
  constructor(
    market: {
      readonly ground: Ground
      readonly choices: Choices
      readonly weights: Weights
      readonly profiles: Kinds['profiles']
      readonly shapeGroups: readonly (readonly (readonly number[])[])[]
      readonly sizes: readonly number[]
    },
    duals: Duals,
    before: Offers | null,
  ) {
    const { ground, choices, weights, sizes } = market
    this.#profiles = market.profiles
    this.#shapeGroups = market.shapeGroups
    const sites = ground.sites.length
    const priced = ground.sites.map(
      (_, site) =>
        before === null ||
        (duals.staff[site] ?? 0) > 0 ||
        (ground.ofSite[site] ?? []).some((stock) => (duals.stock[stock] ?? 0) > 0),
    )
    const groupPrice: Float64Array[] = []
    this.#stock = []
    for (let id = 0; id < choices.count; id++) {
      const price = new Float64Array(sites)
      const stocks = before?.stockOf(id).slice() ?? new Int32Array(sites).fill(-1)
      for (let site = 0; site < sites; site++) {
        if (!priced[site]) continue
        let least = Number.POSITIVE_INFINITY
        let chosen = -1
        for (const { stock, cost, use } of choices.at(id, site)) {
          const asked = cost + use * (duals.stock[stock] ?? 0)
          if (asked >= least) continue
          least = asked
          chosen = stock
        }
        price[site] = least
        stocks[site] = chosen
      }
      groupPrice.push(price)
      this.#stock.push(stocks)
    }
    this.price = []
    this.#shape = []
    for (const [at, { shapes, sites: taking }] of market.profiles.entries()) {
      const price =
        before?.price[at]?.slice() ?? new Float64Array(sites).fill(Number.POSITIVE_INFINITY)
      const chosen = before?.shapeOf(at).slice() ?? new Int32Array(sites).fill(-1)
      const size = sizes[at] ?? 0
      const apart = shapes.map((shape) => apartCost(shape, size, weights))
      const groups = market.shapeGroups[at] ?? []
      for (const site of taking) {
        if (!priced[site]) continue
        let least = Number.POSITIVE_INFINITY
        let best = -1
        for (let shape = 0; shape < groups.length; shape++) {
          let sum = apart[shape] ?? 0
          for (const id of groups[shape] ?? []) sum += groupPrice[id]?.[site] ?? 0
          if (sum >= least) continue
          least = sum
          best = shape
        }
        price[site] = least + (duals.staff[site] ?? 0) * size
        chosen[site] = best
      }
      this.price.push(price)
      this.#shape.push(chosen)
    }
  }

  stockOf(id: number): Int32Array {
    return this.#stock[id] ?? new Int32Array(0)
  }

  shapeOf(profile: number): Int32Array {
    return this.#shape[profile] ?? new Int32Array(0)
  }

  /** The shape and the stocks of an offer; null where there is none. */
  at(profile: number, site: number): { shape: Shape; stocks: number[] } | null {
    const place = this.#shape[profile]?.[site] ?? -1
    const shape = this.#profiles[profile]?.shapes[place]
    if (!shape) return null
    const groups = this.#shapeGroups[profile]?.[place] ?? []
    return { shape, stocks: groups.map((id) => this.#stock[id]?.[site] ?? -1) }
  }
}
