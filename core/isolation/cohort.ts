/**
 * Who may ride and live together. Found positive; a contact of a case; who lives with a contact and is none; from abroad; and those whose isolation
 * is over. Two cohorts never share a vehicle, a passage at one time, or a room (domain-policy §5).
 */
export const cohorts = ['positive', 'contact', 'household', 'inbound', 'cleared'] as const
export type Cohort = (typeof cohorts)[number]

/**
 * Whether two people may share a room or a vehicle. Of one cohort, and of contacts only those of the same case or the same party: whoever met
 * one infected person should not meet the contacts of another.
 */
export function mayShare(
  one: { cohort: Cohort; party: string | null; source: string | null },
  other: { cohort: Cohort; party: string | null; source: string | null },
): boolean {
  if (one.cohort !== other.cohort) return false
  if (one.party !== null && one.party === other.party) return true
  if (one.cohort === 'positive' || one.cohort === 'cleared') return true
  return one.cohort === 'contact' && one.source !== null && one.source === other.source
}
