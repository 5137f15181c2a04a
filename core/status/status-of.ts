import type { ActBook } from '../orders/act-book.ts'
import { isZoneBasis } from '../orders/basis.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import { statusClasses } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import { factBook } from './fact-book.ts'
import { factReasons } from './fact-reasons.ts'
import type { Rules } from './order-measure.ts'
import { orderReasons } from './order-reasons.ts'
import { ruleWords } from './rule-words.ts'
import type { BareReason, Reason, Status } from './status.ts'
import { testDue, testDueBasis } from './test-due.ts'

/** What a status is computed from. There is nothing else: no colour, no scan, no score. */
export type StatusInput = {
  /** All ids of the person: one for each document. */
  readonly people: readonly string[]
  /** Theirs, and those that orders about their area name. */
  readonly facts: readonly Fact[]
  /** Verified orders about the person, and those of areas. */
  readonly orders: readonly VerifiedOrder[]
  readonly acts: ActBook
  /** The rules in force at the moment that is asked about. */
  readonly rules: Rules
}

/**
 * The status of a person at a moment, with every reason; the strictest gives the class.
 * Two times are kept apart: `at` is the moment it is about, `known` the moment whose knowledge is used. Asked of now both are now; "what did we say then"
 * has both in the past; "what do we know today of then" has `known` now. A fact counts from when it happened and was known, an act that
 * frees from when it was done, an act that restricts from when it was known.
 */
export function statusOf(input: StatusInput, at: Instant, known: Instant = at): Status {
  const { people, facts, orders, acts, rules } = input
  const book = factBook(facts, people, at, known)
  const ofOrders = orderReasons(orders, acts, book, rules, at, known)
  const reasons = [...ofOrders.now]
  const ordered = new Set(
    reasons.filter((reason) => reason.class !== 'clear').map(({ basis }) => basis),
  )
  const reminded = factReasons(book, ordered, rules.policy)
  reasons.push(...reminded.reasons)
  const due = testDue(reasons, book, rules.policy)
  if (due !== null) reasons.push(due)
  reasons.sort(strictestFirst)
  return {
    at,
    known,
    policy: rules.policy.pack.id,
    class: reasons[0]?.class ?? 'clear',
    reasons: reasons.map((reason) => inWords(reason, rules)),
    coming: [...ofOrders.coming].sort(soonestFirst).map((reason) => inWords(reason, rules)),
    unconfirmed: [...ofOrders.unconfirmed, ...reminded.unconfirmed].sort(
      byText(({ rule }) => rule),
    ),
    without: [...ofOrders.without].sort(byText(({ order }) => order)),
    care: 'open',
  }
}

function inWords(reason: BareReason, { policy }: Rules): Reason {
  const { basis, order, facts, until, place } = reason
  // Words of a person's own reason tell of the exposure or the entry; those of a zone and of a test, when that began.
  const own = isZoneBasis(basis) || basis === testDueBasis ? [] : facts.map(({ at }) => at)
  const since = own.length === 0 ? reason.since : Math.max(...own)
  // A test that is due is asked for by its own rule, without an order.
  const isAsked = order !== null || basis === testDueBasis
  return { ...reason, ...ruleWords(policy, basis, { since, until, place }, isAsked) }
}

const rank = ({ class: strictness }: BareReason): number => statusClasses.indexOf(strictness)

function strictestFirst(a: BareReason, b: BareReason): number {
  const forever = Number.POSITIVE_INFINITY
  return (
    rank(a) - rank(b) ||
    // Of two equally strict the one that lasts longer, for it is what the person waits for.
    (b.until ?? forever) - (a.until ?? forever) ||
    (a.basis < b.basis ? -1 : a.basis > b.basis ? 1 : 0) ||
    ((a.order ?? '') < (b.order ?? '') ? -1 : 1)
  )
}

const soonestFirst = (a: BareReason, b: BareReason): number =>
  a.since - b.since || strictestFirst(a, b)

const byText =
  <T>(text: (one: T) => string) =>
  (a: T, b: T): number =>
    text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0
