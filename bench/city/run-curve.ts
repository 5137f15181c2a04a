import { arrivalsWithin, morning, type Step } from '../load/arrivals.ts'
import type { Slice, Uploads } from './measure.ts'

/** People a second at nine o'clock in the city of 12.6 million: 1,082 (issue 4). */
export const realPeakPeople = 1_082
const membersOfTube = 10
const connections = 64
const secondsMin = 2
// A morning of a minute says what one of six hours says.
const secondsMax = 60
const meanShare = arrivalsWithin(morning(1_000, 1)) / 1_000

/** The morning with a peak of so many requests a second that is as long as the requests last, at least 2 s. */
export function curveFor(requests: number, peakPerS: number): Step[] {
  const seconds = Math.max(secondsMin, requests / (peakPerS * meanShare))
  const steps = morning(peakPerS, seconds)
  // What rounding leaves over comes in the last step.
  const short = requests - arrivalsWithin(steps)
  const last = steps.at(-1)
  if (last && short > 0) last.perS += (short + 1) / last.seconds
  return steps
}

/** How many tubes of ten a morning of at most a minute has at such a peak, in people a second. */
export const tubesOfMorning = (peakPeople: number): number =>
  arrivalsWithin(morning(peakPeople / membersOfTube, secondsMax))

/**
 * Every tube sent when it is sealed, by the city's own arrival curve with this peak in people a second; latency from the
 * moment at which it should have been sent. Takes as many of the tubes as a minute has.
 */
export function runCurve(uploads: Uploads, peakPeople: number): Promise<Slice> {
  const peak = Math.max(membersOfTube, peakPeople)
  const left = uploads.prepared.count - uploads.next()
  const count = Math.min(left, Math.max(1, tubesOfMorning(peak)))
  const steps = curveFor(count, peak / membersOfTube)
  return uploads.slice(count, { kind: 'open', connections, steps })
}
