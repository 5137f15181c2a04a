import { evidenceKindOf } from '../orders/basis.ts'
import type { Policy } from '../policy/policy.ts'
import type { Fact } from './fact.ts'
import { type FactBook, isPoolAnswered, isRoundAnswered } from './fact-book.ts'
import { isLiftedByRule } from './lifted-by-rule.ts'
import { measureOf } from './measure.ts'
import { softer } from './order-reason.ts'
import { type BareReason, type Status, shown } from './status.ts'

/** What facts alone say: reasons that remind, and rules that rest on values nobody has confirmed. */
export type FactReasons = { readonly reasons: readonly BareReason[] } & Pick<Status, 'unconfirmed'>

/**
 * What is known about a person and not ordered: a missed round, a contact whose order is not signed, a reactive pool, tests that are due.
 * Whatever the policy says of them, without an order they only remind: rows in a table restrict nobody.
 */
export function factReasons(
  book: FactBook,
  ordered: ReadonlySet<string>,
  policy: Policy,
): FactReasons {
  const found = new Map<string, Fact[]>()
  for (const [basis, fact] of openFacts(book)) {
    if (ordered.has(basis)) continue
    const same = found.get(basis)
    if (same === undefined) found.set(basis, [fact])
    else same.push(fact)
  }
  const reasons: BareReason[] = []
  const unconfirmed: Status['unconfirmed'][number][] = []
  for (const [basis, facts] of found) {
    const start = Math.max(...facts.map(({ at }) => at))
    const answer = measureOf(policy, basis, start, book.at)
    if (!answer.ok) continue
    const { measure } = answer
    if (isLiftedByRule(policy, { basis, start }, measure.liftedBy, book)) continue
    if (measure.unverified.length > 0) {
      unconfirmed.push({ rule: measure.rule, values: measure.unverified })
      continue
    }
    const { rule, since, until, liftedBy, testsDue } = measure
    reasons.push({
      class: softer(measure.class, 'remind'),
      rule,
      basis,
      order: null,
      facts: shown(facts),
      why: null,
      law: null,
      place: null,
      since: Math.min(since, ...facts.map(({ at }) => at)),
      until,
      liftedBy,
      appeal: null,
      decideBy: null,
      isPending: false,
      testsDue,
    })
  }
  return { reasons, unconfirmed }
}

/** The facts that still say something, each with the reason id of the policy that counts it. */
function* openFacts(book: FactBook): Generator<[string, Fact]> {
  const discharged = book.of('discharge').at(-1)?.at ?? Number.NEGATIVE_INFINITY
  for (const fact of book.of('case'))
    if (fact.at > discharged && evidenceKindOf(fact.reason) === 'case') yield [fact.reason, fact]
  for (const fact of book.of('contact'))
    if (evidenceKindOf(fact.reason) === 'contact') yield [fact.reason, fact]
  for (const fact of book.of('travel'))
    if (evidenceKindOf(fact.reason) === 'travel') yield [fact.reason, fact]
  for (const fact of book.of('roll'))
    if (!isRoundAnswered(book, fact.round)) yield ['missed_test', fact]
  for (const fact of book.of('pool'))
    if (!isPoolAnswered(book, fact.at)) yield ['pool_reactive', fact]
}
