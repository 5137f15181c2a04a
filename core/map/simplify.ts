/** A point of the drawing, in its whole units. */
export type Point = readonly [x: number, y: number]

/** How far a point is from the stretch between two others, in the unit of the points. */
export function distanceToStretch([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length
  const within = Math.min(1, Math.max(0, along))
  return Math.hypot(x - (ax + within * dx), y - (ay + within * dy))
}

// Douglas and Peucker take the square of the number of points where each cut is near an end, as on a wavy river: 20 s for
// 200,000 points. In stretches of this many the worst is a moment, and only the ends of the stretches stay without need.
const stretchPoints = 256

/** Which points of a stretch stay: the places are added to `kept`. */
function keepFar(
  line: readonly Point[],
  whole: [number, number],
  tolerance: number,
  kept: Set<number>,
): void {
  const open = [whole]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const [from, to] = stretch
    const a = line[from]
    const b = line[to]
    let furthest = -1
    let most = tolerance
    for (let at = from + 1; at < to; at += 1) {
      const point = line[at]
      const distance = point && a && b ? distanceToStretch(point, a, b) : 0
      if (distance > most) {
        most = distance
        furthest = at
      }
    }
    if (furthest < 0) continue
    kept.add(furthest)
    open.push([from, furthest], [furthest, to])
  }
}

/**
 * Leaves out points of a line that lie no further than `tolerance` from what is left. The ends stay. Douglas and Peucker,
 * "Algorithms for the reduction of the number of points required to represent a digitized line", 1973.
 */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const last = line.length - 1
  const kept = new Set([0, last])
  for (let from = 0; from < last; from += stretchPoints) {
    const to = Math.min(from + stretchPoints, last)
    kept.add(to)
    keepFar(line, [from, to], tolerance, kept)
  }
  return line.filter((_, at) => kept.has(at))
}
