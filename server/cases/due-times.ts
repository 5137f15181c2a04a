import type { Policy } from '@bihuan/core/policy/policy.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'

/** The limits of the three clocks of a case, as the rules name them. */
const limitOf = {
  report: 'report_case',
  keyFacts: 'key_information',
  investigated: 'full_investigation',
} as const

export type DueTimes = Record<keyof typeof limitOf, Instant | null>

/**
 * When the steps of a case that came into being at a moment are due, by the limits of the rules in force; null where they name none. A
 * limit that no officer confirmed is used as well: it restricts nobody but the office, and no clock at all would be worse.
 */
export function dueTimes({ timeLimits }: Policy, openedAt: Instant): DueTimes {
  const due = (clock: keyof typeof limitOf) => {
    const hours = timeLimits[limitOf[clock]]?.v
    return hours === undefined ? null : openedAt + hours * hourMs
  }
  return { report: due('report'), keyFacts: due('keyFacts'), investigated: due('investigated') }
}
