import type { Point } from './simplify.ts'

/** Where a name stands in a shape: the middle of a level stretch inside it, how wide that is and how high the shape is there. */
export type LabelPlace = { x: number; y: number; wide: number; high: number }

const lines = 24

/** The stretches of a level (`axis` 1) or upright (`axis` 0) line that lie inside, by the even-odd rule. */
function stretches(rings: readonly (readonly Point[])[], axis: 0 | 1, at: number) {
  const across = axis === 1 ? 0 : 1
  const crossings: number[] = []
  for (const ring of rings) {
    for (const [index, a] of ring.entries()) {
      const b = ring[index + 1]
      if (!b || a[axis] > at === b[axis] > at) continue
      crossings.push(a[across] + ((at - a[axis]) / (b[axis] - a[axis])) * (b[across] - a[across]))
    }
  }
  crossings.sort((a, b) => a - b)
  return crossings.flatMap((from, index) => {
    const to = crossings[index + 1]
    return index % 2 === 0 && to !== undefined ? [{ from, to }] : []
  })
}

/** The place where a name and a number under it have most room, in the units of the points; the rings are closed. */
export function labelPlace(rings: readonly (readonly Point[])[]): LabelPlace {
  const heights = rings.flat().map(([, y]) => y)
  const top = heights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const bottom = heights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let best: LabelPlace = { x: 0, y: 0, wide: 0, high: 0 }
  // A name with its number is about twice as wide as high.
  const room = ({ wide, high }: LabelPlace) => Math.min(wide, 2 * high)
  for (let line = 0; line < lines; line += 1) {
    const y = top + ((line + 0.5) / lines) * (bottom - top)
    for (const { from, to } of stretches(rings, 1, y)) {
      const x = (from + to) / 2
      const column = stretches(rings, 0, x).find((one) => one.from <= y && y <= one.to)
      const high = column ? 2 * Math.min(y - column.from, column.to - y) : 0
      const place = { x, y, wide: to - from, high }
      if (room(place) > room(best)) best = place
    }
  }
  return {
    x: Math.round(best.x),
    y: Math.round(best.y),
    wide: Math.floor(best.wide),
    high: Math.floor(best.high),
  }
}
