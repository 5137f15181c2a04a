import { checkMap } from '@bihuan/core/map/check-map.ts'
import { type Drawing, drawMap } from '@bihuan/core/map/draw-map.ts'
import type { MapFault } from '@bihuan/core/map/map-shape.ts'

/** A file as it was chosen: drawn, or with what is wrong with it. */
export type ChosenMap =
  | { kind: 'drawn'; name: string; map: unknown; drawing: Drawing; positions: number }
  | { kind: 'faulty'; name: string; faults: MapFault[] }

// A file of 2 MB written with an indent for each number; a larger one would hold the page up only to be refused.
const bytesMax = 16_000_000

const whole = (name: string, because: MapFault['because']): ChosenMap => ({
  kind: 'faulty',
  name,
  faults: [{ feature: null, because, value: '' }],
})

/** Reads a map as the server will, with its own rules; whether the codes are the city's only the server knows. */
export async function readFile(file: File): Promise<ChosenMap> {
  const { name } = file
  if (file.size > bytesMax) return whole(name, 'too-large')
  const text = await file.text()
  let map: unknown
  try {
    map = JSON.parse(text)
  } catch {
    return whole(name, 'not-a-collection')
  }
  const checked = checkMap(map)
  if (!checked.ok) return { kind: 'faulty', name, faults: checked.faults }
  const { shapes, positions } = checked
  return { kind: 'drawn', name, map, drawing: drawMap(shapes), positions }
}
