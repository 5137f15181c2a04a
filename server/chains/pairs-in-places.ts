import type { Interval } from '@bihuan/core/chains/interval.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'

export type Stay = { line: number; venue: string; from: Instant; until: Instant }
export type PairInPlace = { infectee: number; infector: number; venue: string }

const dayMs = 24 * hourMs
// What is remembered of a time is right to some hours, and surfaces and air outlast a visit.
const apartMs = 6 * hourMs
// Of a market with a thousand cases, each case has so many candidates at most: those at the likeliest interval.
const candidatesMost = 40

/** Cases that were in one place at about one time: either may have infected the other, as far as the interval allows it at all. */
export function pairsInPlaces(
  stays: readonly Stay[],
  dated: readonly (Instant | null)[],
  interval: Interval,
): PairInPlace[] {
  const of = new Map<string, Stay[]>()
  for (const stay of stays) {
    const list = of.get(stay.venue)
    if (list) list.push(stay)
    else of.set(stay.venue, [stay])
  }
  const pairs: PairInPlace[] = []
  for (const [venue, all] of of) {
    all.sort((a, b) => a.from - b.from || a.line - b.line)
    const met = metIn(all)
    for (const [infectee, others] of met)
      for (const infector of likeliest(infectee, others, dated, interval))
        pairs.push({ infectee, infector, venue })
  }
  return pairs
}

/** By case: who was there at about the time. The stays are in order of their begin. */
function metIn(all: readonly Stay[]): Map<number, Set<number>> {
  const met = new Map<number, Set<number>>()
  const note = (a: number, b: number) => {
    const list = met.get(a)
    if (list) list.add(b)
    else met.set(a, new Set([b]))
  }
  let open: Stay[] = []
  for (const stay of all) {
    open = open.filter(({ until }) => until + apartMs >= stay.from)
    for (const other of open)
      if (other.line !== stay.line) {
        note(stay.line, other.line)
        note(other.line, stay.line)
      }
    open.push(stay)
  }
  return met
}

function likeliest(
  infectee: number,
  others: ReadonlySet<number>,
  dated: readonly (Instant | null)[],
  interval: Interval,
): number[] {
  const own = dated[infectee] ?? null
  const weighed = [...others].map((infector) => {
    const other = dated[infector] ?? null
    const density =
      own === null || other === null ? interval.typical : interval.density((own - other) / dayMs)
    return { infector, density }
  })
  const possible = weighed.filter(({ density }) => density > 0)
  if (possible.length > candidatesMost)
    possible.sort((a, b) => b.density - a.density || a.infector - b.infector)
  return possible.slice(0, candidatesMost).map(({ infector }) => infector)
}
