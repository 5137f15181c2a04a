import type { Cohort } from '../isolation/cohort.ts'
import type { Stock } from './ground.ts'
import type { Market, Option } from './market.ts'

/** So many rooms of a stock remain once the empty passages of its site are given to cohorts. */
export type Given = { readonly stock: number; readonly most: number }

/**
 * Gives empty passages to cohorts, as the parts of persons would use them: again and again the passage and the cohort that take most of
 * what is not yet covered. Passages that nobody uses stay open to all.
 */
export function givePassages(
  { ground }: Market,
  options: readonly Option[],
  amounts: Float64Array,
): { given: Given[]; wings: Map<number, Cohort> } {
  const wings = new Map<number, Cohort>()
  const use = new Float64Array(ground.stocks.length)
  for (const [at, { stocks, uses }] of options.entries())
    for (const [group, stock] of stocks.entries())
      use[stock] = (use[stock] ?? 0) + (amounts[at] ?? 0) * (uses[group] ?? 0)
  const given = ground.ofSite.flatMap((stocks) => {
    const pooled = stocks.filter((stock) => (ground.stocks[stock]?.pool ?? -1) >= 0)
    return pooled.some((stock) => (use[stock] ?? 0) > 0) ? ofSite(pooled) : []
  })
  return { given, wings }

  function ofSite(pooled: readonly number[]): Given[] {
    // How many rooms each passage has of each stock.
    const passages = new Map<number, Map<number, number>>()
    for (const stock of pooled)
      for (const place of ground.stocks[stock]?.rooms ?? []) {
        const wing = ground.rooms[place]?.wing ?? -1
        const of = passages.get(wing) ?? new Map<number, number>()
        passages.set(wing, of.set(stock, (of.get(stock) ?? 0) + 1))
      }
    const rest = new Map(pooled.map((stock) => [stock, use[stock] ?? 0]))
    const most = new Map(pooled.map((stock) => [stock, 0]))
    const cohorts = [...new Set(pooled.map((stock) => ground.stocks[stock]?.open ?? 'any'))]
    while (passages.size > 0) {
      let best = { wing: -1, cohort: cohorts[0] ?? 'any', covers: 0 }
      for (const [wing, rooms] of passages)
        for (const cohort of cohorts) {
          let covers = 0
          for (const [stock, count] of rooms)
            if (ground.stocks[stock]?.open === cohort)
              covers += Math.min(count * bedsOf(stock), rest.get(stock) ?? 0)
          if (covers > best.covers + 1e-9) best = { wing, cohort, covers }
        }
      if (best.covers <= 0) break
      give(best.wing, best.cohort)
    }
    // What is left covers nobody now: any cohort may still come to need it.
    for (const rooms of passages.values())
      for (const [stock, count] of rooms)
        most.set(stock, (most.get(stock) ?? 0) + count * bedsOf(stock))
    return pooled.map((stock) => ({ stock, most: most.get(stock) ?? 0 }))

    function give(wing: number, cohort: Stock['open']) {
      if (cohort !== 'any') wings.set(wing, cohort)
      for (const [stock, count] of passages.get(wing) ?? []) {
        if (ground.stocks[stock]?.open !== cohort) continue
        const rooms = count * bedsOf(stock)
        rest.set(stock, Math.max(0, (rest.get(stock) ?? 0) - rooms))
        most.set(stock, (most.get(stock) ?? 0) + rooms)
      }
      passages.delete(wing)
    }
  }

  function bedsOf(stock: number): number {
    const it = ground.stocks[stock]
    return it?.byBeds ? it.beds : 1
  }
}
