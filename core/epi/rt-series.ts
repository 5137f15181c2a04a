import { estimateRt, type Incidence, type RtEstimate } from './cori.ts'
import { completeFrom } from './delay.ts'

/** Why a window has no R: days of it are not complete, it reaches before there was a case to infect, or nobody before it could. */
export type Withheld = 'incomplete' | 'before-first' | 'no-infectors'
export type RtWindow = Pick<RtEstimate, 'from' | 'until' | 'cases' | 'fewCases'> & {
  /** Share of its cases that is known, of its least complete day; null where nobody knows the delay of reports. */
  readonly complete: number | null
  readonly withheld: Withheld | null
  readonly r: Pick<RtEstimate, 'mean' | 'sd' | 'q025' | 'median' | 'q975'> | null
}

/**
 * R of every window, or why there is none: an R of incomplete days would fall towards the end whatever the epidemic does. `complete`
 * is the share that is known of each day, in the order of the series; windows that begin before day `earliest` are left out.
 */
export function rtSeries(
  incidence: Incidence,
  shares: readonly number[],
  length: number,
  complete: readonly (number | null)[],
  earliest = 2,
): RtWindow[] {
  const first = incidence.local.findIndex(
    (count, day) => count + (incidence.imported[day] ?? 0) > 0,
  )
  return estimateRt(incidence, shares, length, earliest).map((one) => {
    const known = complete
      .slice(one.from - 1, one.until)
      .flatMap((share) => (share === null ? [] : [share]))
    const least = known.length === 0 ? null : Math.min(...known)
    const withheld = withheldOf(one, first, least)
    const { from, until, cases, fewCases, mean, sd, q025, median, q975 } = one
    return {
      from,
      until,
      cases,
      fewCases,
      complete: least,
      withheld,
      r: withheld === null ? { mean, sd, q025, median, q975 } : null,
    }
  })
}

function withheldOf(one: RtEstimate, first: number, least: number | null): Withheld | null {
  if (least !== null && least < completeFrom) return 'incomplete'
  // Day 1 is the first of the series, and `first` counts from 0: the window must begin after the first case.
  if (first < 0 || one.from <= first + 1) return 'before-first'
  return one.infectious > 0 ? null : 'no-infectors'
}
