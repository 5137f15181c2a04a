import { guard } from '../orders/limits.ts'
import type { Order } from '../orders/order.ts'
import { hourMs, type Instant } from '../time/instant.ts'

/** When an appeal must have its first answer, and its decision. */
export type AppealClock = { readonly answerBy: Instant; readonly decideBy: Instant }

type Terms = Pick<Order['appeal'], 'answerHours' | 'decideHours'>

/** The term of a decision in milliseconds; one longer than the guardrail does not count (reliability H53: 4 h and 24 h). */
export const decideMs = ({ decideHours }: Terms): number =>
  Math.min(decideHours, guard.decideHours) * hourMs

/**
 * The clocks of an appeal. They run from when it was made, also by phone or on paper; what a clerk keyed in late leaves the
 * officers at least the term of a first answer before it decides anything, so that nobody is freed by a letter held back.
 */
export function appealClock(madeAt: Instant, knownAt: Instant, terms: Terms): AppealClock {
  const answer = Math.min(terms.answerHours, guard.answerHours) * hourMs
  const made = Math.min(madeAt, knownAt)
  return {
    answerBy: made + answer,
    decideBy: Math.max(made + decideMs(terms), knownAt + answer),
  }
}
