import type { Words } from '../notice/notice.ts'
import type { Instant } from '../time/instant.ts'
import type { Basis } from './basis.ts'

/** What an order can ask; the same ids as the kinds of a policy. */
export const orderKinds = [
  'admit',
  'isolate',
  'stay_home',
  'monitor',
  'advise',
  'test',
  'hold',
  'zone',
] as const
export type OrderKind = (typeof orderKinds)[number]

/** What stays open whatever is ordered. Care and the way out of a fire cannot be left out (guardrail `life_exit`). */
export const allowances = ['care', 'fire-exit', 'food', 'exercise', 'work'] as const
export type Allowance = (typeof allowances)[number]
export const alwaysOpen: readonly Allowance[] = ['care', 'fire-exit']

/** Facts by their ids; that they exist and fit the basis is asked when it is signed and at every read. */
export type Evidence = { readonly kind: string; readonly fact: string }

/** What ends the order before its time, asked of the facts at every read. */
export type Lift =
  | { readonly by: 'negatives'; readonly count: number; readonly minGapHours: number }
  | { readonly by: 'ct'; readonly atLeast: number; readonly count: number }
  | { readonly by: 'sample' }
  | { readonly by: 'discharge' }
  | { readonly by: 'zone-lifted' }

/** One person, or the dwellings in some areas. A zone is one order, however many people live there. */
export type Subject =
  | { readonly person: string }
  | { readonly areas: readonly string[]; readonly unit: string; readonly widenedFor: string | null }

export type Signer = { readonly officer: string; readonly unit: string }

/**
 * An order as a document. It is never changed: an order that ends later is another order, which names this one in `chain`.
 * Both officers sign its bytes (`orderBytes`), so whatever stands in a row beside them decides nothing.
 */
export type Order = {
  readonly version: 1
  readonly id: string
  readonly city: string
  /** GB/T 2260 or statistical code of the district that answers for it. */
  readonly district: string
  readonly subject: Subject
  readonly kind: OrderKind
  readonly scope: { readonly place: string | null; readonly allows: readonly Allowance[] }
  readonly basis: Basis
  readonly evidence: readonly Evidence[]
  readonly law: { readonly act: string; readonly article: string; readonly policy: string }
  readonly issuedAt: Instant
  readonly from: Instant
  /** The first moment at which it has no effect. */
  readonly until: Instant
  readonly liftedBy: readonly Lift[]
  readonly issuer: Signer
  /** Of another unit; null in an emergency order, which lives two hours. */
  readonly approver: Signer | null
  /** The orders that it renews, the first of them at the head; empty for a first order. */
  readonly chain: readonly string[]
  readonly batch: { readonly id: string; readonly index: number } | null
  /** What the person reads. */
  readonly reason: Words
  readonly appeal: {
    readonly to: string
    readonly answerHours: number
    readonly decideHours: number
    /** An appeal may be lodged until so many days after the end. */
    readonly lodgeDays: number
  }
}

/** Whether it is an emergency order: one signature, two hours. */
export const isEmergency = (order: Order): boolean => order.approver === null
