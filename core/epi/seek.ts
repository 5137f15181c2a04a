/** The x in [low, high] at which a function changes its sign, by bisection to twelve digits. The ends must lie on both sides. */
export function rootOf(f: (x: number) => number, low: number, high: number): number {
  let from = low
  let to = high
  const rising = f(to) > f(from)
  for (let n = 0; n < 200; n += 1) {
    const middle = (from + to) / 2
    if (to - from <= 1e-12 * Math.abs(middle)) break
    if (f(middle) > 0 === rising) to = middle
    else from = middle
  }
  return (from + to) / 2
}

/** The x in [low, high] at which a function with one peak is highest (golden section), to about half the digits. */
export function peakOf(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let from = low
  let to = high
  let a = to - ratio * (to - from)
  let b = from + ratio * (to - from)
  let atA = f(a)
  let atB = f(b)
  for (let n = 0; n < 200 && to - from > 1e-9 * Math.max(1, Math.abs(from)); n += 1) {
    if (atA > atB) {
      to = b
      b = a
      atB = atA
      a = to - ratio * (to - from)
      atA = f(a)
    } else {
      from = a
      a = b
      atA = atB
      b = from + ratio * (to - from)
      atB = f(b)
    }
  }
  return (from + to) / 2
}

export type Point = readonly [number, number]

/** The highest point of a function of two numbers by the simplex of Nelder and Mead (1965), from `start` with first steps of `step`. */
export function peakOfTwo(f: (at: Point) => number, start: Point, step: Point): Point {
  const valued = (at: Point) => ({ at, value: f(at) })
  const mix = (a: Point, b: Point, by: number): Point => [
    a[0] + by * (b[0] - a[0]),
    a[1] + by * (b[1] - a[1]),
  ]
  const corners = [
    valued(start),
    valued([start[0] + step[0], start[1]]),
    valued([start[0], start[1] + step[1]]),
  ]
  for (let n = 0; n < 2_000; n += 1) {
    corners.sort((a, b) => b.value - a.value)
    const [best, good, worst] = corners
    if (!best || !good || !worst) break
    const wide = Math.abs(best.at[0] - worst.at[0]) + Math.abs(best.at[1] - worst.at[1])
    if (wide < 1e-10) break
    const middle = mix(best.at, good.at, 0.5)
    const across = valued(mix(worst.at, middle, 2))
    if (across.value > best.value) {
      const further = valued(mix(worst.at, middle, 3))
      corners[2] = further.value > across.value ? further : across
    } else if (across.value > good.value) corners[2] = across
    else {
      const nearer = valued(mix(worst.at, middle, across.value > worst.value ? 1.5 : 0.5))
      if (nearer.value > worst.value) corners[2] = nearer
      else {
        corners[1] = valued(mix(best.at, good.at, 0.5))
        corners[2] = valued(mix(best.at, worst.at, 0.5))
      }
    }
  }
  return corners.sort((a, b) => b.value - a.value)[0]?.at ?? start
}
