import type { Instant } from '../time/instant.ts'

const dayMs = 86_400_000

/** What of a case a link is judged by; null where nobody knows. */
export type LinkedCase = {
  readonly person: string | null
  readonly onsetAt: Instant | null
  readonly positiveAt: Instant | null
  readonly isolatedAt: Instant | null
  /** When the person says, or a record shows, that they were exposed at all; else it follows from the incubation. */
  readonly exposure: { readonly from: Instant; readonly until: Instant } | null
}

/** What the policy and the pathogen say; null where they say nothing, and then nothing is held against a link. */
export type LinkLimits = {
  readonly incubation: { readonly leastDays: number; readonly mostDays: number } | null
  readonly infectiousBeforeOnsetDays: number | null
  /** Days between onsets within which 999 of 1,000 pairs lie. */
  readonly interval: { readonly leastDays: number; readonly mostDays: number } | null
}

/** Why a link cannot be, or can hardly be. */
export type LinkFault =
  | 'same-person'
  | 'circle'
  | 'exposure-before-infectious'
  | 'exposure-after-isolation'
  | 'onset-beyond-interval'
  | 'date-missing'

/** The moment that a case is reckoned from: its onset, or its first positive swab where it has none. */
export const anchorOf = ({ onsetAt, positiveAt }: Pick<LinkedCase, 'onsetAt' | 'positiveAt'>) =>
  onsetAt ?? positiveAt

/** When the case was infected at the earliest and the latest, as it was said or as the incubation has it. */
function exposureOf(one: LinkedCase, { incubation }: LinkLimits, anchor: Instant) {
  if (one.exposure !== null) return one.exposure
  if (incubation === null) return null
  return {
    from: anchor - incubation.mostDays * dayMs,
    until: anchor - incubation.leastDays * dayMs,
  }
}

/**
 * What speaks against one case having infected another: the two are one person; the infectee's exposure ends before the source's infectious
 * window begins (onset minus the days before it), or begins after the source was isolated; the onsets lie further apart, or the wrong way round,
 * than 999 of 1,000 pairs do; or no date is known to judge by. Circles are found in the graph (circlesOf). Moments are exact to a day only,
 * so a fault needs a whole day.
 */
export function faultsOf(
  infectee: LinkedCase,
  infector: LinkedCase,
  limits: LinkLimits,
): LinkFault[] {
  const faults: LinkFault[] = []
  if (infectee.person !== null && infectee.person === infector.person) faults.push('same-person')
  const [later, earlier] = [anchorOf(infectee), anchorOf(infector)]
  if (later === null || earlier === null) return [...faults, 'date-missing']
  const exposure = exposureOf(infectee, limits, later)
  const before = limits.infectiousBeforeOnsetDays
  if (exposure !== null) {
    if (before !== null && exposure.until + dayMs <= earlier - before * dayMs)
      faults.push('exposure-before-infectious')
    if (infector.isolatedAt !== null && exposure.from >= infector.isolatedAt + dayMs)
      faults.push('exposure-after-isolation')
  }
  const days = (later - earlier) / dayMs
  const { interval } = limits
  if (interval !== null && (days < interval.leastDays || days > interval.mostDays))
    faults.push('onset-beyond-interval')
  return faults
}
