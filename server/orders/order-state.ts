import type { OrderLine } from '@bihuan/contract/orders.ts'
import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import { type Force, inForce, type NoForce } from '@bihuan/core/orders/in-force.ts'
import { isEmergency } from '@bihuan/core/orders/order.ts'
import { servingOf } from '@bihuan/core/orders/serving.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { basisName, kindName } from './names.ts'

// What may still come; everything else is over for good.
const coming = new Set<NoForce>(['not-begun', 'stage-closed', 'not-logged'])

/** Whether an order has ended for good at a moment. */
export function isOver(verified: VerifiedOrder, book: ActBook, at: Instant): boolean {
  const force = inForce(verified, book, at)
  return !force.inForce && !coming.has(force.because)
}

/** The three groups of a list: in force, still to come, over. */
export const groupOf = (force: Force): 'in-force' | 'coming' | 'over' =>
  force.inForce ? 'in-force' : coming.has(force.because) ? 'coming' : 'over'

export type Line = Static<typeof OrderLine>

/** Where an order lies, for a list that names nobody. */
export type Place = { readonly area: string; readonly name: string | null }

/** An order as a list shows it at a moment: what it is and how it stands, never whom it is about. */
export function orderLine(
  verified: VerifiedOrder,
  book: ActBook,
  policy: Policy,
  place: Place,
  now: Instant,
): Line {
  const { order, signedAt } = verified
  const force = inForce(verified, book, now)
  const iso = (at: Instant | null) => (at === null ? null : isoOf(at))
  const served = servingOf(verified, book, now, noticeHours(order.kind, policy))
  return {
    order: order.id,
    kind: order.kind,
    basis: order.basis,
    kindName: kindName(order.kind, policy),
    basisName: basisName(order.basis, policy),
    district: order.district,
    area: place.area,
    areaName: place.name,
    state: force.inForce ? 'in-force' : force.because === 'not-known' ? 'not-begun' : force.because,
    since: force.inForce ? isoOf(force.since) : iso(Math.max(order.from, signedAt)),
    until: isoOf(force.inForce ? force.until : Math.min(order.until, force.at ?? order.until)),
    issuedAt: isoOf(order.issuedAt),
    emergency: isEmergency(order),
    pending: force.inForce && force.log === 'pending',
    decideBy: force.inForce ? iso(force.decideBy) : null,
    batch: order.batch?.id ?? null,
    renews: order.chain.at(-1) ?? null,
    serving: {
      state: served.state,
      at: isoOf(
        served.state === 'served'
          ? served.at
          : served.state === 'owed'
            ? served.dueAt
            : served.since,
      ),
      how: served.state === 'served' ? served.how : null,
      proof: served.state === 'served' ? served.proof : null,
    },
  }
}

/** Hours within which an order of a kind is served. */
export const noticeHours = (kind: string, policy: Policy): number =>
  policy.orders.kind[kind]?.noticeHours.v ?? 1
