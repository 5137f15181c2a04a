import type { Market, Option } from './market.ts'

// At the sites that are cheapest for a kind there is nearly always a room; measured, see docs/allocation.md.
const sitesLookedAt = 16

/** The options of kinds at the sites that are cheapest for them, the cheapest first; made once for each kind. */
export class Nearby {
  readonly #market: Market
  readonly #known: (readonly Option[] | undefined)[] = []
  readonly #all: (readonly Option[] | undefined)[] = []

  constructor(market: Market) {
    this.#market = market
  }

  /** At the sites that are cheapest, with every kind of room there. */
  of(at: number): readonly Option[] {
    this.#known[at] ??= this.#make(at, sitesLookedAt)
    return this.#known[at] ?? []
  }

  /** At all sites. */
  everywhere(at: number): readonly Option[] {
    this.#all[at] ??= this.#make(at, Number.POSITIVE_INFINITY)
    return this.#all[at] ?? []
  }

  /** What a kind would cost alone. */
  least(at: number): number {
    return this.of(at)[0]?.cost ?? 0
  }

  #make(at: number, most: number): Option[] {
    const market = this.#market
    const kind = market.kinds[at]
    if (!kind) return []
    const sites = market.cheapest(at, market.plainOffers, Math.min(most, kind.sites.length))
    const keep = market.keepOption(at)
    const options = sites.flatMap(({ option: { site } }) => this.#at(at, site))
    return [...(keep ? [keep] : []), ...options].sort((a, b) => a.cost - b.cost)
  }

  #at(at: number, site: number): Option[] {
    const market = this.#market
    const kind = market.kinds[at]
    const place = kind?.sites.indexOf(site) ?? -1
    if (!kind || place < 0) return []
    return kind.shapes.flatMap((shape) => {
      const choices = shape.map((group) => market.choices.of(group, site, kind.party))
      const turns = choices.some((all) => all.length === 0)
        ? 0
        : Math.max(...choices.map((all) => all.length))
      return Array.from({ length: turns }, (_, turn) =>
        market.optionOf(at, place, {
          shape,
          stocks: choices.map((all) => all[Math.min(turn, all.length - 1)]?.stock ?? -1),
        }),
      )
    })
  }
}
