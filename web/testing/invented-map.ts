import type { Position } from '@bihuan/core/map/map-shape.ts'
import { type Tile, tiles } from '../screen/map/tiles.ts'

// A hexagon of the schematic is laid on invented ground: this many degrees for half its width and for its row.
const halfWide = 0.11
const rowHigh = 0.15
const west = 112.7
const north = 35
const stepsOfAnEdge = 12

// Bends the ground by the place alone, so that neighbours keep the same border; no outline of any real place.
const bend = ([x, y]: Position): Position => [
  x + 0.06 * Math.sin(9 * y + 3 * x) + 0.008 * Math.sin(70 * y),
  y + 0.04 * Math.sin(7 * x + 2) + 0.007 * Math.sin(60 * x),
]

const corners = ({ column, row }: Tile): Position[] =>
  (
    [
      [1, 0],
      [2, 1],
      [2, 3],
      [1, 4],
      [0, 3],
      [0, 1],
    ] as const
  ).map(([right, down]) => [
    west + (column + right) * halfWide,
    north - row * rowHigh - (down * rowHigh) / 3,
  ])

function ringOf(tile: Tile): Position[] {
  const all = corners(tile)
  const points = all.flatMap((from, at) => {
    const to = all[(at + 1) % all.length] ?? from
    return Array.from({ length: stepsOfAnEdge }, (_, n): Position => {
      const part = n / stepsOfAnEdge
      return bend([from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])])
    })
  })
  return [...points, ...points.slice(0, 1)]
}

/** An invented map of the units, bent out of the wall's own tiles, without those named. */
export const inventedMap = (without: readonly string[] = []) => ({
  type: 'FeatureCollection',
  features: tiles
    .filter(({ code }) => !without.includes(code))
    .map((tile) => ({
      type: 'Feature',
      properties: { code: tile.code },
      geometry: { type: 'Polygon', coordinates: [ringOf(tile)] },
    })),
})
