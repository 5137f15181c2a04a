import type { Position } from './map-shape.ts'

/** An invented square of a map: its south-west corner and its side in degrees, closed. */
export const squareRing = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]

/** A feature of a map with these rings, as a file has it. */
export const aFeature = (code: unknown, ...rings: readonly unknown[]) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: rings },
})

/** A map as a file has it. */
export const aCollection = (...features: readonly unknown[]) => ({
  type: 'FeatureCollection',
  features,
})
