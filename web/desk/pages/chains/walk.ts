import { distinctLinks, endsFrom, type Shape, shapeOf } from '@bihuan/core/chains/graph.ts'
import type { ChainPicture } from './questions.ts'

/** The links of a picture as the searches of core take them. */
export function shapeOfPicture({ cases, links }: ChainPicture): Shape {
  const pairs = links.from.map((from, n) => ({ from, to: links.to[n] ?? 0 }))
  return shapeOf(cases.number.length, distinctLinks(cases.number.length, pairs))
}

export type Step = 'source' | 'infected' | 'up' | 'down'
/** Keys of the picture: left to the source, right to whom it infected, up and down to the next of the rows. */
export const stepOfKey: Readonly<Record<string, Step>> = {
  ArrowLeft: 'source',
  ArrowRight: 'infected',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The lines in the order in which a reader goes through the rows. */
export function readingOrder({ cases }: ChainPicture): Int32Array {
  return Int32Array.from(cases.number, (_, line) => line).sort(
    (a, b) =>
      (cases.y[a] ?? 0) - (cases.y[b] ?? 0) || (cases.x[a] ?? 0) - (cases.x[b] ?? 0) || a - b,
  )
}

/** The place of each line in the reading order. */
export function placesIn(order: Int32Array): Int32Array {
  const places = new Int32Array(order.length)
  order.forEach((line, place) => {
    places[line] = place
  })
  return places
}

/**
 * The case that a key leads to from another; the same one where there is none. Of several whom it infected, the one that is read first, which goes on
 * in its row.
 */
export function stepFrom(
  line: number,
  step: Step,
  { backward, forward }: Pick<Shape, 'backward' | 'forward'>,
  order: Int32Array,
  places: Int32Array,
): number {
  if (step === 'up' || step === 'down')
    return order[(places[line] ?? 0) + (step === 'up' ? -1 : 1)] ?? line
  const ends = [...endsFrom(step === 'source' ? backward : forward, line)]
  return ends.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))[0] ?? line
}
