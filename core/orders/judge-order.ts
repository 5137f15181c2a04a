import type { Policy } from '../policy/policy.ts'
import type { Fact } from '../status/fact.ts'
import { factBook } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'
import { orderBytes } from './canonical.ts'
import { documentFaults } from './document-faults.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { freeze } from './freeze.ts'
import { evidenceFault, groundOf } from './ground.ts'
import { guard } from './limits.ts'
import type { Order } from './order.ts'
import { policyFaults } from './policy-faults.ts'
import { renewalFaults, repetitionFaults, type Standing } from './renewal.ts'

/** What an order is judged by. */
export type OrderGround = {
  readonly policy: Policy
  /** The facts named as evidence, and all of the person's. */
  readonly facts: readonly Fact[]
  /** All ids of the person, if they have several documents; empty for an area. */
  readonly people: readonly string[]
  /** The orders there are about the same subject, with their acts. */
  readonly standing: readonly Standing[]
  /** How many people the issuer has restricted today, this one not counted. */
  readonly issuedToday: number
  /** Whether an officer of the city signs too. */
  readonly withCity: boolean
}

export type OrderJudgement =
  | { readonly ok: true; readonly order: Order; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

/**
 * Whether an order may be signed now, with everything that is against it at once. What is accepted is given back as the frozen document
 * and the bytes to sign; nothing has happened until two officers of two units signed those (one for an emergency order).
 */
export function judgeOrder(draft: Order, ground: OrderGround, now: Instant): OrderJudgement {
  const order = freeze(draft)
  const book = factBook(ground.facts, ground.people, now, now)
  const faults = [
    ...documentFaults(order),
    ...momentFaults(order, now),
    ...order.evidence.flatMap((one) => evidenceFault(order, one, book) ?? []),
    ...policyFaults(order, groundOf(order, book), ground.policy, now),
    ...repetitionFaults(order, ground.standing),
    ...renewalFaults(order, ground.standing, book, now),
    ...(ground.issuedToday >= guard.perIssuerAndDay && !ground.withCity && order.batch === null
      ? [faultOf('issuer-cap', String(guard.perIssuerAndDay))]
      : []),
  ]
  const bytes = bytesOrNull(order)
  if (bytes === null) faults.push(faultOf('not-canonical'))
  return faults.length === 0 && bytes !== null ? { ok: true, order, bytes } : { ok: false, faults }
}

// An order is drafted now and begins now or soon: never in the past, never at some distant day.
function momentFaults(order: Order, now: Instant): OrderFault[] {
  const isNow = Math.abs(order.issuedAt - now) <= guard.clockSkewMs
  const isSoon = order.from <= now + guard.aheadMs || order.chain.length > 0
  return isNow && isSoon ? [] : [faultOf('back-dated', isNow ? 'from' : 'issuedAt')]
}

function bytesOrNull(order: Order): Uint8Array | null {
  try {
    return orderBytes(order)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
