import { type Instant, minuteMs } from '../time/instant.ts'

/** A place on the way: a position where there is one, and always the statistical code of its area. */
export type Place = {
  readonly at: { readonly lng: number; readonly lat: number } | null
  readonly area: string
  /** What tells one door or house from another where there is no position. */
  readonly house?: string
}

/** Assumptions of a plan, each our own and shown wherever a plan is: no map with roads and no traffic is behind it. */
export type Assumed = {
  /** In a city, doors to doors. */
  readonly speedKmh: number
  readonly stopMinutes: number
  readonly personMinutes: number
  /** Between two cohorts in one vehicle. */
  readonly cleanMinutes: number
  /** Nobody sits in the vehicle longer. */
  readonly rideMinutesMax: number
  /** Between the telling and the first pick-up. */
  readonly notice: number
}
export const usualAssumed: Assumed = {
  speedKmh: 30,
  stopMinutes: 4,
  personMinutes: 1,
  cleanMinutes: 30,
  rideMinutesMax: 120,
  notice: 60,
}

// Mean radius of the earth, km; and how much longer streets are than the straight line, an assumption.
const earthKm = 6_371
const detour = 1.3
const radian = Math.PI / 180

// Where a position is missing: by how much of their codes two areas share (community, street, district, city).
const kmByCode: readonly (readonly [letters: number, km: number])[] = [
  [12, 0.6],
  [9, 2],
  [6, 7],
  [0, 18],
]

/**
 * Kilometres between two places: the great circle (haversine) times 1.3 for streets where both have positions, otherwise what two places
 * that share so much of their area code are taken to be apart.
 */
export function kmBetween(one: Place, other: Place): number {
  if (one === other || (one.house !== undefined && one.house === other.house)) return 0
  if (one.at && other.at) {
    const lat = Math.sin(((other.at.lat - one.at.lat) * radian) / 2)
    const lng = Math.sin(((other.at.lng - one.at.lng) * radian) / 2)
    const chord =
      lat * lat + Math.cos(one.at.lat * radian) * Math.cos(other.at.lat * radian) * lng * lng
    return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chord))) * detour
  }
  for (const [letters, km] of kmByCode)
    if (one.area.length >= letters && one.area.slice(0, letters) === other.area.slice(0, letters))
      return km
  return 18
}

/** Milliseconds for a way of so many kilometres. */
export const driveMs = (km: number, { speedKmh }: Assumed): number =>
  Math.round((km / speedKmh) * 60 * minuteMs)

/** Milliseconds that a vehicle stands at a door where so many people get on or off. */
export const standMs = (people: number, { stopMinutes, personMinutes }: Assumed): number =>
  (stopMinutes + people * personMinutes) * minuteMs

// A session takes four to five hours with the way there: nobody is fetched from three hours before it until five after. An assumption.
const beforeDialysisMs = 180 * minuteMs
const afterDialysisMs = 300 * minuteMs

/** The first moment from `at` on at which somebody may be fetched who has a dialysis then. */
export function freeOfDialysis(at: Instant, dialysisAt: Instant | null): Instant {
  if (dialysisAt === null) return at
  const isDuring = at > dialysisAt - beforeDialysisMs && at < dialysisAt + afterDialysisMs
  return isDuring ? dialysisAt + afterDialysisMs : at
}
