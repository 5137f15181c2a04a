/** What is known of one possible source of a case. */
export type KnownSource = {
  readonly infector: number
  readonly state: 'named' | 'decided' | 'candidate'
  readonly posterior: number
}
export type DrawnSource = {
  readonly infector: number
  readonly state: 'named' | 'decided' | 'likely'
  readonly posterior: number
}

/** From here on a computed source is drawn although nobody named it. */
export const likelyFrom = 0.5

/**
 * The one source of a case that its tree is drawn by: what a person decided; else the likeliest that an investigation named; else the likeliest
 * candidate if it is more likely than not. Null: the source is unknown. Of equal ones the one with the lower line.
 */
export function drawnSource(sources: readonly KnownSource[]): DrawnSource | null {
  const best = (state: KnownSource['state']) =>
    sources
      .filter((one) => one.state === state)
      .sort((a, b) => b.posterior - a.posterior || a.infector - b.infector)[0]
  const decided = best('decided')
  if (decided) return { ...decided, state: 'decided' }
  const named = best('named')
  if (named) return { ...named, state: 'named' }
  const likely = best('candidate')
  return likely && likely.posterior >= likelyFrom ? { ...likely, state: 'likely' } : null
}

/**
 * Sources by line (-1 for none) with every circle opened at the case that fell ill first: a picture of a tree needs a root, and the links of a
 * circle are shown as faults all the same.
 */
export function withoutCircles(sources: Int32Array, time: ArrayLike<number>): Int32Array {
  const opened = sources.slice()
  const state = new Uint8Array(sources.length)
  for (let first = 0; first < sources.length; first += 1) {
    const path: number[] = []
    let line = first
    while (line >= 0 && (state[line] ?? 0) === 0) {
      state[line] = 1
      path.push(line)
      line = opened[line] ?? -1
    }
    if (line >= 0 && state[line] === 1) {
      const circle = path.slice(path.indexOf(line))
      const root = circle.reduce((early, one) =>
        (time[one] ?? 0) < (time[early] ?? 0) ? one : early,
      )
      opened[root] = -1
    }
    for (const one of path) state[one] = 2
  }
  return opened
}

/**
 * Takes back computed sources that would make a circle: two of one home may each be the likeliest source of the other, and only one of them
 * was. What people named or decided stays; of the computed ones the likelier is kept.
 */
export function withoutComputedCircles(
  drawn: readonly (DrawnSource | null)[],
): (DrawnSource | null)[] {
  const kept = drawn.map((one) => (one?.state === 'likely' ? null : one))
  const comesFrom = (line: number, above: number): boolean => {
    const seen = new Set<number>()
    let at: number | undefined = line
    while (at !== undefined && !seen.has(at)) {
      if (at === above) return true
      seen.add(at)
      at = kept[at]?.infector
    }
    return false
  }
  const computed = drawn
    .flatMap((one, line) => (one?.state === 'likely' ? [{ one, line }] : []))
    .sort((a, b) => b.one.posterior - a.one.posterior || a.line - b.line)
  for (const { one, line } of computed) if (!comesFrom(one.infector, line)) kept[line] = one
  return kept
}
