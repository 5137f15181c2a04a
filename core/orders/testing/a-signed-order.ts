// Orders and acts for the tests, signed as officers would.
import { hourMs, minuteMs } from '../../time/instant.ts'
import type { ActDocument } from '../act.ts'
import { actBytes, hexOf, orderBytes } from '../canonical.ts'
import { isEmergency, type Order } from '../order.ts'
import { type VerifiedAct, verifyAct } from '../verify-act.ts'
import { type StoredOrder, type VerifiedOrder, verifyOrder } from '../verify-order.ts'
import { anAssertion, crypto, day, t0, trust } from './officers.ts'

/** An order that isolates 白 as a close contact for five days from t0, issued by 吴 and approved by 李. */
export function anOrder(overrides: Partial<Order> = {}): Order {
  return {
    version: 1,
    id: 'order 1',
    city: '4101',
    district: '410105',
    subject: { person: 'bai' },
    kind: 'isolate',
    scope: { place: 'site 7', allows: ['care', 'fire-exit'] },
    basis: 'close_contact',
    evidence: [{ kind: 'contact', fact: 'contact of bai' }],
    law: { act: '传染病防治法', article: '39', policy: 'test-pack' },
    issuedAt: t0,
    from: t0,
    until: t0 + 5 * day,
    liftedBy: [],
    issuer: { officer: 'wu', unit: 'cdc' },
    approver: { officer: 'li', unit: 'street' },
    chain: [],
    batch: null,
    reason: {
      zh: '您和一位确诊的人同桌吃过饭，需要先观察几天。',
      en: 'You ate at one table with somebody who was found infected.',
    },
    appeal: { to: '金水区申诉组', answerHours: 4, decideHours: 24, lodgeDays: 60 },
    ...overrides,
  }
}

/** The same with one signature, for two hours. */
export const anEmergencyOrder = (overrides: Partial<Order> = {}): Order =>
  anOrder({ id: 'emergency', approver: null, until: t0 + 2 * hourMs, ...overrides })

/** As it would lie in the database: signed a minute after its draft, logged two minutes later. */
export function aStoredOrder(order: Order, overrides: Partial<StoredOrder> = {}): StoredOrder {
  const bytes = orderBytes(order)
  const at = order.issuedAt + minuteMs
  const signers = [order.issuer, ...(isEmergency(order) || !order.approver ? [] : [order.approver])]
  return {
    order,
    digest: hexOf(crypto.sha256(bytes)),
    assertions: signers.map(({ officer }) => anAssertion(officer, bytes, at)),
    knownAt: at,
    loggedAt: at + 2 * minuteMs,
    ...overrides,
  }
}

/** A verified order. Throws an Error naming the faults of one that does not verify. */
export function aVerifiedOrder(
  overrides: Partial<Order> = {},
  stored: Partial<StoredOrder> = {},
): VerifiedOrder {
  const verdict = verifyOrder(aStoredOrder(anOrder(overrides), stored), trust)
  if (!verdict.ok) throw new Error(verdict.faults.map(({ code }) => code).join(', '))
  return verdict.verified
}

type Draft<A> = A extends ActDocument ? Omit<A, 'version' | 'id'> & { id?: string } : never

let count = 0
/** A verified act, signed when it was done and known at once or at `knownAt`. Throws an Error for one that does not verify. */
export function anAct(draft: Draft<ActDocument>, knownAt: number = draft.at): VerifiedAct {
  count += 1
  const act = { version: 1 as const, id: `act ${count}`, ...draft } as ActDocument
  const officers = 'by' in act ? [act.by, ...('second' in act ? [act.second] : [])] : []
  const bytes = actBytes(act)
  const assertions = officers.map(({ officer }) => anAssertion(officer, bytes, act.at))
  const verdict = verifyAct({ act, assertions, knownAt }, trust)
  if (!verdict.ok) throw new Error(verdict.faults.map(({ code }) => code).join(', '))
  return verdict.verified
}

export const ma = { officer: 'ma', unit: 'ombudsman' }
export const sun = { officer: 'sun', unit: 'health' }
/** What an act of 马 for 金水 has besides its own fields. */
export const byMa = { by: ma, area: '410105', reason: '复核后认为没有必要继续。' }
export const bySun = { by: sun, area: '410105', reason: '复核后认为仍有必要。' }
