import { hourMs } from '@bihuan/core/time/instant.ts'
import { logNormal } from '../../random/distributions.ts'
import type { Random } from '../../random/random.ts'

/** A log-normal length of time: its median in days, and the standard deviation of its logarithm. */
export type Days = { median: number; spread: number }

/** How an infection runs and is passed on. */
export type Course = {
  id: string
  sources: readonly string[]
  incubation: Days
  /** From one infection to the next. */
  generation: Days
  infectiousBeforeOnsetDays: number
  infectiousAfterOnsetDays: number
  /** Nobody passes it on sooner than this after catching it. */
  latentDaysLeast: number
  asymptomaticShare: number
}

export const dayMs = 24 * hourMs

/** A log-normal by its mean and standard deviation: spread² = ln(1 + sd² / mean²), median = mean / exp(spread² / 2). */
export function daysOf(mean: number, deviation: number): Days {
  const variance = Math.log(1 + (deviation / mean) ** 2)
  return { median: mean / Math.exp(variance / 2), spread: Math.sqrt(variance) }
}

/** Draws a length of time in days, at most `most`; what is drawn longer is drawn again, and at last `most` itself. */
export function drawDays(random: Random, days: Days, most = Number.POSITIVE_INFINITY): number {
  for (let tries = 0; tries < 40; tries += 1) {
    const drawn = logNormal(random, days.median, days.spread)
    if (drawn <= most) return drawn
  }
  return most
}

/** How likely a length of time is beside others (the density, not normed). */
export function likelihood({ median, spread }: Days, days: number): number {
  if (days <= 0) return 0
  return Math.exp(-0.5 * (Math.log(days / median) / spread) ** 2) / days
}

/**
 * The variant of January 2022 in the city. Incubation: Wu 2022 (PMC10112864), mean 4.43, SD 2.19 days. Generation: the serial interval of
 * Nishiura 2020, mean 4.7, SD 2.9. Infectious from two days before onset as the plans have it; for how long after, the first possible
 * moment and the share without symptoms are invented.
 */
export const delta: Course = {
  id: 'delta',
  sources: ['Wu 2022 (JAMA Network Open; PMC10112864)', 'Nishiura 2020'],
  incubation: daysOf(4.43, 2.19),
  generation: daysOf(4.7, 2.9),
  infectiousBeforeOnsetDays: 2,
  infectiousAfterOnsetDays: 7,
  latentDaysLeast: 0.5,
  asymptomaticShare: 0.3,
}
