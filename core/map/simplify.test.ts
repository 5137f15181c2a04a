import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { distanceToStretch, type Point, simplify } from './simplify.ts'

const lines = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
  {
    minLength: 2,
    maxLength: 60,
  },
)
const tolerances = fc.integer({ min: 0, max: 60 })

describe('a simplified line', () => {
  test('keeps its ends, and has only points of the line, in their order', () => {
    fc.assert(
      fc.property(lines, tolerances, (line: Point[], tolerance) => {
        const kept = simplify(line, tolerance)
        const places = kept.map((point) => line.indexOf(point))
        // The same object, so the place in the line is certain.
        return (
          kept[0] === line[0] &&
          kept.at(-1) === line.at(-1) &&
          places.every((place, at) => place > (places[at - 1] ?? -1))
        )
      }),
    )
  })

  test('is nowhere further from the points left out than the tolerance', () => {
    fc.assert(
      fc.property(lines, tolerances, (line: Point[], tolerance) => {
        const kept = simplify(line, tolerance).map((point) => line.indexOf(point))
        for (const [at, from] of kept.entries()) {
          const to = kept[at + 1] ?? from
          for (const point of line.slice(from, to + 1)) {
            const a = line[from]
            const b = line[to]
            if (a && b) expect(distanceToStretch(point, a, b)).toBeLessThanOrEqual(tolerance)
          }
        }
      }),
    )
  })

  test('leaves out what lies on the line, and keeps a corner', () => {
    const corner: Point[] = [
      [0, 0],
      [5, 0],
      [10, 0],
      [10, 5],
      [10, 10],
    ]
    expect(simplify(corner, 0)).toEqual([
      [0, 0],
      [10, 0],
      [10, 10],
    ])
  })

  test('ends soon for an outline of 200,000 points', () => {
    const wave = Array.from(
      { length: 200_000 },
      (_, n): Point => [n, Math.round(900 * Math.sin(n / 40))],
    )
    expect(simplify(wave, 2).length).toBeLessThan(100_000)
  })
})
