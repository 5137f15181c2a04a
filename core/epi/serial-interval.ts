import { gammaBelow } from './gamma-law.ts'
import { type Lognormal, lognormalArea, lognormalBelow } from './lognormal-law.ts'

/**
 * The serial interval by whole days, day 0 first, as Cori et al. (2013, web appendix 11) have it: a gamma law of mean - 1 and the
 * same standard deviation, moved by one day, so that nobody infects on the day of their own onset. The shares are as they are: what lies
 * beyond `days` is missing from their sum. Throws a RangeError where mean <= 1 or sd <= 0.
 */
export function discretise(mean: number, sd: number, days: number): number[] {
  if (!(mean > 1 && sd > 0))
    throw new RangeError('a serial interval needs a mean above 1 day and a deviation above 0')
  const shape = ((mean - 1) / sd) ** 2
  const scale = sd ** 2 / (mean - 1)
  const below = (a: number, x: number) => gammaBelow(a, x / scale)
  return Array.from({ length: days + 1 }, (_, k) => {
    const own =
      k * below(shape, k) + (k - 2) * below(shape, k - 2) - 2 * (k - 1) * below(shape, k - 1)
    const next = 2 * below(shape + 1, k - 1) - below(shape + 1, k - 2) - below(shape + 1, k)
    return Math.max(0, own + shape * scale * next)
  })
}

/**
 * The same rule for a lognormal law that is not moved: onsets are uniform within their days, so that day k weighs by the triangle from
 * k - 1 to k + 1. Day 0 is left out, as renewal needs it, and the rest made to sum up to 1.
 */
export function discretiseLognormal(law: Lognormal, days: number): number[] {
  const area = (x: number) => lognormalArea(law, x)
  const shares = Array.from({ length: days + 1 }, (_, k) =>
    k === 0 ? 0 : Math.max(0, area(k + 1) - 2 * area(k) + area(k - 1)),
  )
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}

/** The fewest days that hold all but one part in a million of a gamma law with this mean and deviation, moved by a day; at most 120. */
export function daysOfGamma(mean: number, sd: number): number {
  const shape = ((mean - 1) / sd) ** 2
  const scale = sd ** 2 / (mean - 1)
  let days = Math.ceil(mean)
  while (days < 120 && gammaBelow(shape, (days - 2) / scale) < 1 - 1e-6) days += 1
  return days
}

/** The same for a lognormal law. */
export function daysOfLognormal(law: Lognormal): number {
  let days = 2
  while (days < 120 && lognormalBelow(law, days - 1) < 1 - 1e-6) days += 1
  return days
}

/** Whether shares can be a serial interval: none below 0 or on day 0, and a sum of 1 within 1 %, as EpiEstim asks. The fault, or null. */
export function faultOfInterval(
  shares: readonly number[],
): 'empty' | 'negative' | 'day-zero' | 'sum' | null {
  if (shares.length < 2) return 'empty'
  if (shares.some((share) => !(share >= 0))) return 'negative'
  if (shares[0] !== 0) return 'day-zero'
  const sum = shares.reduce((total, share) => total + share, 0)
  return Math.abs(sum - 1) > 0.01 ? 'sum' : null
}
