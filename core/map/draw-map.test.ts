import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { squareRing } from './a-grid-map.ts'
import { byDistrict } from './by-district.ts'
import { drawMap, pathCharactersMax, projection } from './draw-map.ts'
import { labelPlace } from './label-place.ts'
import type { Position } from './map-shape.ts'

const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true })
const cities = fc
  .array(fc.tuple(degrees(112, 115), degrees(33, 36)), { minLength: 2, maxLength: 40 })
  .filter((all) => Math.max(...all.map(([x]) => x)) - Math.min(...all.map(([x]) => x)) > 0.01)

describe('the projection of a map', () => {
  test('puts every position inside the drawing, whose longer side is 10,000', () => {
    fc.assert(
      fc.property(cities, (positions: Position[]) => {
        const { width, height, point } = projection(positions)
        expect(Math.max(width, height)).toBe(10_000)
        for (const [x, y] of positions.map(point)) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width)
          expect(y).toBeLessThanOrEqual(height)
        }
      }),
    )
  })

  test('keeps north up and east to the right', () => {
    fc.assert(
      fc.property(cities, (positions: Position[]) => {
        const { point } = projection(positions)
        for (const one of positions)
          for (const other of positions) {
            if (one[0] <= other[0]) expect(point(one)[0]).toBeLessThanOrEqual(point(other)[0])
            if (one[1] <= other[1]) expect(point(one)[1]).toBeGreaterThanOrEqual(point(other)[1])
          }
      }),
    )
  })

  test('makes a square of ground a square: a degree of longitude is shorter by the cosine of the latitude', () => {
    const north = 0.5
    const east = north / Math.cos((34.75 * Math.PI) / 180)
    const { width, height } = projection([
      [113, 34.5],
      [113 + east, 34.5 + north],
    ])
    expect(Math.abs(width - height)).toBeLessThanOrEqual(1)
  })
})

describe('the drawing of a map', () => {
  test('draws a square with a hole as closed paths of whole units', () => {
    const drawing = drawMap([
      { code: '410105', rings: [squareRing(0, 0, 1), squareRing(0.4, 0.4, 0.2)] },
    ])
    expect(drawing.areas[0]?.path).toBe(
      'M0 10000l10000 0l0 -10000l-10000 0zM4000 6000l2000 0l0 -2000l-2000 0z',
    )
  })

  test('stays below its size however many points it is given, and loses no area', () => {
    const side = 0.05
    const rough = (west: number, south: number): Position[] => {
      const points = Array.from({ length: 2_400 }, (_, n): Position => {
        const turn = (2 * Math.PI * n) / 2_400
        const far = side * (0.3 + 0.15 * Math.abs(Math.sin(n * 7.3)))
        return [west + far * Math.cos(turn), south + far * Math.sin(turn)]
      })
      return [...points, ...points.slice(0, 1)]
    }
    const shapes = Array.from({ length: 80 }, (_, n) => ({
      code: String(410_105_001 + n),
      rings: [rough(113 + side * (n % 10), 34 + side * Math.floor(n / 10))],
    }))
    const drawing = drawMap(shapes)
    expect(drawing.areas.map(({ code }) => code)).toEqual(shapes.map(({ code }) => code))
    expect(drawing.areas.every(({ path }) => path.length > 20)).toBe(true)
    const size = drawing.areas.reduce((sum, { path }) => sum + path.length, 0)
    expect(size).toBeLessThanOrEqual(pathCharactersMax)
    expect(JSON.stringify(drawing).length).toBeLessThan(300_000)
  })

  test('keeps the largest ring of an area that is smaller than a pixel', () => {
    const { areas } = drawMap([
      { code: '410105', rings: [squareRing(113, 34, 1)] },
      { code: '410102', rings: [squareRing(114.5, 34, 0.000_01)] },
    ])
    expect(areas.map(({ path }) => path.startsWith('M'))).toEqual([true, true])
  })
})

describe('the place of a name', () => {
  test('is inside its square, in the middle, with all its width', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer({ min: 20, max: 400 }), (x, y, side) => {
        const place = labelPlace([squareRing(x, y, side)])
        expect(Math.abs(place.x - (x + side / 2))).toBeLessThanOrEqual(1)
        expect(place.wide).toBe(side)
        expect(place.y).toBeGreaterThan(y)
        expect(place.y).toBeLessThan(y + side)
      }),
    )
  })

  test('is not in a hole', () => {
    const place = labelPlace([squareRing(0, 0, 100), squareRing(10, 10, 60)])
    const inHole = place.x > 10 && place.x < 70 && place.y > 10 && place.y < 70
    expect(inHole).toBe(false)
  })
})

test('a district is its own outline, or its streets where it has none', () => {
  const label = { x: 0, y: 0, wide: 0, high: 0 }
  const area = (code: string) => ({ code, path: '', label })
  const districts = byDistrict(['410105001', '410105', '410102001', '410102002'].map(area))
  expect(districts.map(({ code, areas }) => [code, areas.map((one) => one.code)])).toEqual([
    ['410105', ['410105']],
    ['410102', ['410102001', '410102002']],
  ])
})
