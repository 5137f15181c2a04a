/** Who infected whom, by any kind of name. */
export type Pair = { readonly infector: string; readonly infectee: string }

/** How many each of these cases infected, in their order; pairs with an infector that is none of them are left out. */
export function offspringOf(cases: readonly string[], pairs: readonly Pair[]): number[] {
  const counts = new Map(cases.map((one) => [one, 0]))
  for (const { infector } of pairs) {
    const before = counts.get(infector)
    if (before !== undefined) counts.set(infector, before + 1)
  }
  return cases.map((one) => counts.get(one) ?? 0)
}

/**
 * The counts of Adam et al. (2020, doi 10.1038/s41591-020-1092-0): every infector with its own count, every case that was infected and
 * infected nobody with 0, and as many more zeros as there are cases of the place that neither infected nor were infected by anybody known.
 */
export function offspringOfChains(pairs: readonly Pair[], sporadic: number): number[] {
  const named = [...new Set(pairs.flatMap(({ infector, infectee }) => [infector, infectee]))]
  return [...offspringOf(named, pairs), ...new Array<number>(sporadic).fill(0)]
}
