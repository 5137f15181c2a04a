import { endsFrom, type Shape } from './graph.ts'

export type Direction = 'forward' | 'backward' | 'both'
/** A case that a search reached, with the fewest steps to it; the start itself is at 0. */
export type Reached = { readonly line: number; readonly steps: number }

/**
 * The cases within so many steps of one: those it led to, those it came from, or both, which also finds those of the same source. Backward
 * from a case one finds about R(1 + 1/k) cases of the same source, forward only R (Endo et al., Wellcome Open Res. 5 (2020) 239).
 */
export function reach(
  { forward, backward }: Pick<Shape, 'forward' | 'backward'>,
  start: number,
  direction: Direction,
  steps: number,
): Reached[] {
  const seen = new Map([[start, 0]])
  const waiting = [start]
  for (let n = 0; n < waiting.length; n += 1) {
    const line = waiting[n] ?? start
    const far = seen.get(line) ?? 0
    if (far === steps) continue
    const ways = [
      ...(direction === 'backward' ? [] : [endsFrom(forward, line)]),
      ...(direction === 'forward' ? [] : [endsFrom(backward, line)]),
    ]
    for (const way of ways)
      for (const end of way)
        if (!seen.has(end)) {
          seen.set(end, far + 1)
          waiting.push(end)
        }
  }
  return [...seen].map(([line, far]) => ({ line, steps: far }))
}
