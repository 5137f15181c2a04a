import type { Words } from '@bihuan/core/notice/notice.ts'
import type { Basis } from '@bihuan/core/orders/basis.ts'
import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type {
  Allowance,
  Lift,
  Order,
  OrderKind,
  Signer,
  Subject,
} from '@bihuan/core/orders/order.ts'
import type { Standing } from '@bihuan/core/orders/renewal.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { type Law, lawOf } from './law-of.ts'

/** What an officer says of an order; all else is filled in. */
export type Said = {
  readonly kind: string
  readonly basis: string
  readonly evidence: readonly string[]
  readonly place: string | null
  readonly from: Instant
  readonly until: Instant
  readonly reason: Words
  readonly renews: string | null
  readonly law: Law | undefined
}

/** What the platform knows of it: who signs, where, under which rules, beside which orders. */
export type Known = {
  readonly id: string
  readonly city: string
  readonly district: string
  readonly districtName: string
  readonly subject: Subject
  readonly issuer: Signer
  readonly approver: Signer | null
  readonly policy: Policy
  readonly standing: readonly Standing[]
  readonly now: Instant
  readonly batch: Order['batch']
}

// 60 days, as an application for administrative review has (行政复议法); the guardrail's floor is 30.
const lodgeDays = 60

/** Care and the way out of a fire are open under every order; who is not kept in also goes to work and takes exercise. */
const allowsOf = (kind: string, policy: Policy): readonly Allowance[] =>
  policy.orders.kind[kind]?.class.v === 'stay'
    ? ['care', 'fire-exit', 'food']
    : ['care', 'fire-exit', 'food', 'exercise', 'work']

// What ends a kind by its own nature, besides what the rules say of the reason.
const liftsOf: Partial<Record<string, readonly Lift[]>> = {
  admit: [{ by: 'discharge' }],
  test: [{ by: 'sample' }],
  hold: [{ by: 'negatives', count: 1, minGapHours: 0 }],
}

/** The whole document of an order. Whether it may be signed is asked afterwards; whatever was written stands in it as it was written. */
export function composeOrder(said: Said, known: Known): Order {
  const { kind, basis, evidence, place, from, until, reason, renews } = said
  const { id, city, district, subject, issuer, approver, policy, standing, now, batch } = known
  const before = standing.find(({ verified }) => verified.order.id === renews)?.verified.order
  const { firstAnswerHours, decisionHours } = policy.appeals
  const nfc = (text: string) => text.trim().normalize('NFC')
  return {
    version: 1,
    id,
    city,
    district,
    subject,
    // A kind or a basis that is on no list is refused by the door, in words.
    kind: nfc(kind) as OrderKind,
    scope: { place: place === null ? null : nfc(place), allows: allowsOf(kind, policy) },
    basis: nfc(basis) as Basis,
    evidence: evidenceOf(basis, evidence),
    law: { ...(said.law ?? lawOf(kind, now)), policy: policy.pack.id },
    issuedAt: now,
    from,
    until,
    liftedBy: liftsOf[kind] ?? [],
    issuer,
    approver,
    chain: renews === null ? [] : [...(before?.chain ?? []), renews],
    batch,
    reason: { zh: nfc(reason.zh), en: nfc(reason.en) },
    appeal: {
      to: `${known.districtName}申诉组`,
      answerHours: Math.min(guard.answerHours, firstAnswerHours.v),
      decideHours: Math.min(guard.decideHours, decisionHours.v),
      lodgeDays: Math.max(lodgeDays, before?.appeal.lodgeDays ?? 0),
    },
  }
}

const evidenceOf = (basis: string, facts: readonly string[]): Order['evidence'] =>
  facts.map((fact) => ({ kind: evidenceKindOf(basis) ?? '', fact: fact.normalize('NFC') }))

/** The same order resting on these facts. */
export const withEvidence = (order: Order, facts: readonly string[]): Order => ({
  ...order,
  evidence: evidenceOf(order.basis, facts),
})
