import {
  type MapFault,
  type MapFaultKind,
  mapLimits,
  type Position,
  type Shape,
} from './map-shape.ts'

export type CheckedMap =
  | { ok: true; shapes: Shape[]; positions: number }
  | { ok: false; faults: MapFault[] }

type Fault = { because: MapFaultKind; value: string }
type Fields = Readonly<Record<string, unknown>>

const fault = (because: MapFaultKind, value: unknown = ''): Fault => ({
  because,
  value: String(value).slice(0, 60),
})
const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null)

// A district has six digits, a street nine.
const codePattern = /^[1-9]\d{5}(\d{3})?$/

/** The position, or why it is none. A height as third number is allowed by RFC 7946 §3.1.1 and not looked at. */
function positionOf(value: unknown): Position | Fault {
  const [longitude, latitude] = listOf(value) ?? []
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return fault('not-a-position')
  const position = [Number(longitude), Number(latitude)] as const
  return Math.abs(position[0]) > 180 || Math.abs(position[1]) > 90
    ? fault('out-of-range', `${longitude}, ${latitude}`)
    : position
}

// Twice the area in square degrees, by the shoelace formula about the first point, so that digits are not lost.
function doubleArea(ring: readonly Position[]): number {
  const [x, y] = ring[0] ?? [0, 0]
  return ring.reduce((sum, [ax, ay], at) => {
    const [bx, by] = ring[at + 1] ?? [x, y]
    return sum + (ax - x) * (by - y) - (bx - x) * (ay - y)
  }, 0)
}

/** A linear ring as RFC 7946 §3.1.6 wants it: four positions or more, the first and the last the same; and it has an area. */
function ringOf(value: unknown): Position[] | Fault {
  const ring: Position[] = []
  for (const one of listOf(value) ?? []) {
    const position = positionOf(one)
    if ('because' in position) return position
    ring.push(position)
  }
  const first = ring[0]
  const last = ring.at(-1)
  if (!first || !last || ring.length < 4) return fault('ring-short', ring.length)
  if (first[0] !== last[0] || first[1] !== last[1]) return fault('ring-open', first.join(', '))
  return Math.abs(doubleArea(ring)) > 0 ? ring : fault('ring-flat', first.join(', '))
}

function ringsOf(geometry: unknown): Position[][] | Fault {
  const fields = fieldsOf(geometry)
  const polygons =
    fields?.type === 'Polygon'
      ? [fields.coordinates]
      : fields?.type === 'MultiPolygon'
        ? listOf(fields.coordinates)
        : null
  if (!polygons) return fault('not-a-polygon', fields?.type ?? '')
  const rings: Position[][] = []
  for (const polygon of polygons) {
    for (const one of listOf(polygon) ?? []) {
      const ring = ringOf(one)
      if ('because' in ring) return ring
      rings.push(ring)
    }
  }
  return rings.length === 0 ? fault('ring-short', 0) : rings
}

function shapeOf(feature: unknown): Shape | Fault {
  const fields = fieldsOf(feature)
  if (fields?.type !== 'Feature') return fault('not-a-feature')
  const code = String(fieldsOf(fields.properties)?.code ?? '')
  if (!codePattern.test(code)) return fault('no-code', code)
  const rings = ringsOf(fields.geometry)
  return 'because' in rings ? rings : { code, rings }
}

/**
 * A GeoJSON FeatureCollection (RFC 7946) as the shapes of areas, or every feature that is wrong with its first fault. Other
 * members are not looked at. Whether a code is one of the city's is not known here.
 */
export function checkMap(map: unknown): CheckedMap {
  const whole = (because: MapFaultKind, value: unknown = ''): CheckedMap => ({
    ok: false,
    faults: [{ feature: null, ...fault(because, value) }],
  })
  const fields = fieldsOf(map)
  const features = listOf(fields?.features)
  if (fields?.type !== 'FeatureCollection' || !features) return whole('not-a-collection')
  if (features.length === 0) return whole('no-features')
  if (features.length > mapLimits.features) return whole('too-many-features', features.length)
  const characters = JSON.stringify(map).length
  if (characters > mapLimits.characters) return whole('too-large', characters)
  const shapes: Shape[] = []
  const faults: MapFault[] = []
  const seen = new Set<string>()
  for (const [index, feature] of features.entries()) {
    const shape = shapeOf(feature)
    if ('because' in shape) faults.push({ feature: index, ...shape })
    else if (seen.has(shape.code))
      faults.push({ feature: index, because: 'code-twice', value: shape.code })
    else {
      seen.add(shape.code)
      shapes.push(shape)
    }
  }
  const positions = shapes.reduce(
    (sum, { rings }) => sum + rings.reduce((points, ring) => points + ring.length, 0),
    0,
  )
  if (positions > mapLimits.positions) return whole('too-many-positions', positions)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, shapes, positions }
}
