import { type LabelPlace, labelPlace } from './label-place.ts'
import type { Position, Shape } from './map-shape.ts'
import { type Point, simplify } from './simplify.ts'

/** An area as it is drawn: `path` is SVG path data of whole units, filled by the even-odd rule. */
export type DrawnArea = { code: string; path: string; label: LabelPlace }

/** The map as it is drawn: the longer side has 10,000 units, north is up. */
export type Drawing = { width: number; height: number; areas: DrawnArea[] }

const longerSide = 10_000
// A wall shows such a map on 500 to 2,000 pixels: two units are less than half of one.
const finestTolerance = 2
/** The most characters that the paths of a drawing have together; with their frames they stay below 300 KB. */
export const pathCharactersMax = 200_000

const least = (values: readonly number[]) =>
  values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const most = (values: readonly number[]) =>
  values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

/**
 * How positions become points: equirectangular, a degree of longitude being as long as the cosine of the middle latitude
 * says (Snyder, "Map Projections: A Working Manual", 1987, §12). Within a city the shape is true to a thousandth.
 */
export function projection(positions: readonly Position[]) {
  const west = least(positions.map(([longitude]) => longitude))
  const east = most(positions.map(([longitude]) => longitude))
  const south = least(positions.map(([, latitude]) => latitude))
  const north = most(positions.map(([, latitude]) => latitude))
  const narrowing = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const wide = (east - west) * narrowing
  const scale = longerSide / Math.max(wide, north - south)
  return {
    width: Math.max(1, Math.round(wide * scale)),
    height: Math.max(1, Math.round((north - south) * scale)),
    point: ([longitude, latitude]: Position): Point => [
      Math.round((longitude - west) * narrowing * scale),
      Math.round((north - latitude) * scale),
    ],
  }
}

const spread = (ring: readonly Point[]) => {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  return Math.max(most(xs) - least(xs), most(ys) - least(ys))
}

/** A closed ring with fewer points; it is cut where it is furthest from its beginning, for a line needs two ends. */
function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  const [x, y] = ring[0] ?? [0, 0]
  const away = ring.map(([px, py]) => Math.hypot(px - x, py - y))
  const cut = away.indexOf(most(away))
  const there = simplify(ring.slice(0, cut + 1), tolerance)
  return [...there, ...simplify(ring.slice(cut), tolerance).slice(1)]
}

function pathOf(rings: readonly (readonly Point[])[]): string {
  return rings
    .map((ring) => {
      let [x, y] = ring[0] ?? [0, 0]
      // The last point is the first again, which `z` says.
      const steps = ring.slice(1, -1).map(([px, py]) => {
        const step = `l${px - x} ${py - y}`
        x = px
        y = py
        return step
      })
      return `M${(ring[0] ?? [0, 0]).join(' ')}${steps.join('')}z`
    })
    .join('')
}

/** The rings of one area at a tolerance. What is smaller than the tolerance is left out, the largest ring never. */
function drawnRings(rings: readonly (readonly Point[])[], tolerance: number): Point[][] {
  const largest = most(rings.map(spread))
  const first = rings.findIndex((ring) => spread(ring) === largest)
  return rings
    .filter((ring, at) => at === first || spread(ring) > tolerance)
    .map((ring) => simplifyRing(ring, tolerance))
}

/** Draws checked shapes, as finely as fits into `pathCharactersMax` characters. */
export function drawMap(shapes: readonly Shape[]): Drawing {
  const { width, height, point } = projection(shapes.flatMap(({ rings }) => rings.flat()))
  let drawn = shapes.map(({ code, rings }) => ({
    code,
    rings: rings.map((ring) => ring.map(point)),
  }))
  for (let tolerance = finestTolerance; ; tolerance *= 2) {
    // Each pass begins with what the finer one left; together they move no line further than twice the last tolerance.
    drawn = drawn.map(({ code, rings }) => ({ code, rings: drawnRings(rings, tolerance) }))
    const areas = drawn.map(({ code, rings }) => ({ code, path: pathOf(rings), rings }))
    const characters = areas.reduce((sum, { path }) => sum + path.length, 0)
    if (characters <= pathCharactersMax || tolerance > longerSide)
      return {
        width,
        height,
        areas: areas.map(({ code, path, rings }) => ({ code, path, label: labelPlace(rings) })),
      }
  }
}
