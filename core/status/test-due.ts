import type { Policy } from '../policy/policy.ts'
import type { FactBook } from './fact-book.ts'
import { measureOf } from './measure.ts'
import type { BareReason } from './status.ts'

/** The reason id of that reminder. */
export const testDueBasis = 'test_due'

/**
 * The reminder that a swab is owed today, for reasons whose tests are due and not taken yet; null without one, and where the pack has no such
 * rule. It goes away with the sample and not with its result: who was swabbed owes nothing more.
 */
export function testDue(
  reasons: readonly BareReason[],
  book: FactBook,
  policy: Policy,
): BareReason | null {
  const samples = book.of('sample')
  const open = reasons.flatMap((reason) =>
    reason.testsDue
      .filter(({ from, until }) => !samples.some(({ at }) => at >= from && at < until))
      .map((span) => ({ ...span, reason })),
  )
  const [first] = open.sort((a, b) => a.until - b.until || a.from - b.from)
  if (first === undefined) return null
  const answer = measureOf(policy, testDueBasis, first.from, book.at)
  if (!answer.ok || answer.measure.unverified.length > 0) return null
  const { from: since, until } = first
  const same = open.filter((one) => one.from === since && one.until === until)
  const facts = new Map(
    same
      .flatMap(({ reason }) => reason.facts)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .map((fact) => [fact.id, fact]),
  )
  return {
    class: 'remind',
    rule: answer.measure.rule,
    basis: testDueBasis,
    order: null,
    facts: [...facts.values()],
    why: null,
    law: null,
    place: null,
    since,
    until,
    liftedBy: answer.measure.liftedBy,
    appeal: null,
    decideBy: null,
    isPending: false,
    testsDue: [{ from: since, until }],
  }
}
