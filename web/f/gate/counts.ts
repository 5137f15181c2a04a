import { cityDateOf, hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'

/** What the screen of a gate says, and the way past it. */
export const gateSigns = [
  'passed',
  'reminded',
  'limited',
  'staying',
  'refused',
  'unsure',
  'medical',
] as const
export type GateSign = (typeof gateSigns)[number]
export type Counts = Record<GateSign, number>

/** The counts of one hour. `key` is the Idempotency-Key with which they are sent, once the hour is over. */
export type HourCounts = { hour: Instant; key: string; isSent: boolean; counts: Counts }

const none: Counts = {
  passed: 0,
  reminded: 0,
  limited: 0,
  staying: 0,
  refused: 0,
  unsure: 0,
  medical: 0,
}

export const hourOf = (now: Instant): Instant => now - (now % hourMs)

/** One more in the hour of now. Hours of other days that were sent are forgotten. */
export function countOne(
  hours: readonly HourCounts[],
  sign: GateSign,
  now: Instant,
  newKey: () => string,
): HourCounts[] {
  const hour = hourOf(now)
  const today = cityDateOf(now)
  const kept = hours.filter((one) => !one.isSent || cityDateOf(one.hour) === today)
  const open = kept.find((one) => one.hour === hour && !one.isSent)
  const before = open ?? { hour, key: newKey(), isSent: false, counts: none }
  const next = { ...before, counts: { ...before.counts, [sign]: before.counts[sign] + 1 } }
  return [...kept.filter((one) => one !== open), next]
}

/** What may be sent: whole hours that are over, so that no moment of anybody is told. */
export const dueHours = (hours: readonly HourCounts[], now: Instant): HourCounts[] =>
  hours.filter((one) => !one.isSent && one.hour + hourMs <= now)

/** The body that is sent for an hour: numbers, and which hour. */
export const bodyOf = ({ hour, counts }: HourCounts) => ({ hour: isoOf(hour), ...counts })

/** The counts of the day of now. */
export function countsToday(hours: readonly HourCounts[], now: Instant): Counts {
  const today = cityDateOf(now)
  const sum = { ...none }
  for (const { hour, counts } of hours)
    if (cityDateOf(hour) === today) for (const sign of gateSigns) sum[sign] += counts[sign]
  return sum
}
