import { circlesOf } from './circles.ts'

/** A link of two lines of a list of cases: who infected, and who was infected. */
export type Link = { readonly from: number; readonly to: number }

/** Every line with the lines that links lead to: those of line n stand in `ends` from `starts[n]` to `starts[n + 1]`. */
export type Ends = { readonly starts: Int32Array; readonly ends: Int32Array }

/** The forest, or what else came of the links, in columns: entry n is about line n. */
export type Shape = {
  readonly forward: Ends
  readonly backward: Ends
  /** The component a case belongs to; 0 is the largest, and of equal ones the one with the earliest line. */
  readonly component: Int32Array
  /** Cases of each component, the largest first. */
  readonly sizes: Int32Array
  /** Fewest steps from a case without a source, which is of generation 0. */
  readonly generation: Int32Array
  /** Different cases that it infected. */
  readonly outDegree: Int32Array
  readonly inDegree: Int32Array
  /** 1 where a case is, by way of others, its own source: one of these links is wrong. */
  readonly inCircle: Uint8Array
}

/** What a list of cases and its links come to. */
export type Figures = {
  cases: number
  links: number
  components: number
  largest: number
  isolated: number
  maxOutDegree: number
  /** The highest generation number, where the first case of a chain is 0. */
  generations: number
}

/** The different links of two different lines, in the order given. A link named twice is one; nobody infects themselves. */
export function distinctLinks(count: number, links: readonly Link[]): Link[] {
  const seen = new Set<number>()
  return links.filter(({ from, to }) => {
    const key = from * count + to
    if (from === to || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Where the links of each line lead, against their direction where `isBackward`. */
export function endsOf(count: number, links: readonly Link[], isBackward: boolean): Ends {
  const starts = new Int32Array(count + 1)
  for (const { from, to } of links)
    starts[(isBackward ? to : from) + 1] = at(starts, (isBackward ? to : from) + 1) + 1
  for (let n = 0; n < count; n += 1) starts[n + 1] = at(starts, n + 1) + at(starts, n)
  const next = starts.slice()
  const ends = new Int32Array(links.length)
  for (const { from, to } of links) {
    const line = isBackward ? to : from
    const place = at(next, line)
    ends[place] = isBackward ? from : to
    next[line] = place + 1
  }
  return { starts, ends }
}

const at = (list: ArrayLike<number>, n: number): number => list[n] ?? 0

/** The lines that the links of one line lead to. */
export const endsFrom = ({ starts, ends }: Ends, line: number): Int32Array =>
  ends.subarray(at(starts, line), at(starts, line + 1))

/** Components, generations and degrees of `count` cases. Links must be distinct (distinctLinks). */
export function shapeOf(count: number, links: readonly Link[]): Shape {
  const forward = endsOf(count, links, false)
  const backward = endsOf(count, links, true)
  const degree = ({ starts }: Ends) =>
    Int32Array.from({ length: count }, (_, n) => at(starts, n + 1) - at(starts, n))
  const inDegree = degree(backward)
  const inCircle = circlesOf(count, forward)
  return {
    forward,
    backward,
    ...componentsOf(count, forward, backward),
    generation: generationsOf(count, forward, inDegree),
    outDegree: degree(forward),
    inDegree,
    inCircle,
  }
}

function componentsOf(count: number, forward: Ends, backward: Ends) {
  const found = new Int32Array(count).fill(-1)
  const sizes: number[] = []
  for (let first = 0; first < count; first += 1) {
    if (at(found, first) >= 0) continue
    const waiting = [first]
    found[first] = sizes.length
    let size = 0
    for (let line = waiting.pop(); line !== undefined; line = waiting.pop()) {
      size += 1
      for (const ends of [endsFrom(forward, line), endsFrom(backward, line)])
        for (const end of ends)
          if (at(found, end) < 0) {
            found[end] = sizes.length
            waiting.push(end)
          }
    }
    sizes.push(size)
  }
  const order = sizes.map((_, n) => n).sort((a, b) => at(sizes, b) - at(sizes, a) || a - b)
  const place = new Int32Array(sizes.length)
  order.forEach((component, n) => {
    place[component] = n
  })
  return {
    component: found.map((component) => at(place, component)),
    sizes: Int32Array.from(order, (component) => at(sizes, component)),
  }
}

/** Steps from the cases without a source; a circle that no such case leads into begins at its earliest line. */
function generationsOf(count: number, forward: Ends, inDegree: Int32Array): Int32Array {
  const generation = new Int32Array(count).fill(-1)
  const spread = (roots: number[]) => {
    const waiting = roots
    for (const root of roots) generation[root] = 0
    for (let n = 0; n < waiting.length; n += 1) {
      const line = at(waiting, n)
      for (const end of endsFrom(forward, line))
        if (at(generation, end) < 0) {
          generation[end] = at(generation, line) + 1
          waiting.push(end)
        }
    }
  }
  spread(Array.from({ length: count }, (_, n) => n).filter((line) => at(inDegree, line) === 0))
  for (let line = 0; line < count; line += 1) if (at(generation, line) < 0) spread([line])
  return generation
}

/** The figures of a shape with so many links. */
export function figuresOf({ sizes, outDegree, generation }: Shape, links: number): Figures {
  const most = (list: Int32Array) => list.reduce((most, one) => Math.max(most, one), 0)
  return {
    cases: outDegree.length,
    links,
    components: sizes.length,
    largest: sizes[0] ?? 0,
    isolated: sizes.filter((size) => size === 1).length,
    maxOutDegree: most(outDegree),
    generations: most(generation),
  }
}
