import { expect, test } from 'vitest'
import { actBook, noActs } from '../orders/act-book.ts'
import { orderBytes } from '../orders/canonical.ts'
import {
  anAct,
  anOrder,
  aStoredOrder,
  aVerifiedOrder,
  byMa,
} from '../orders/testing/a-signed-order.ts'
import { anAssertion, day, t0, trust } from '../orders/testing/officers.ts'
import { type StoredOrder, type VerifiedOrder, verifyOrder } from '../orders/verify-order.ts'
import { minuteMs } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import { statusOf } from './status-of.ts'
import { aContact, aRoll, aWithdrawal } from './testing/a-fact.ts'
import { testPolicy, testRules } from './testing/test-policy.ts'

// What a server does: it verifies every row it reads, and hands on what counts. Somebody who writes rows gets no further than this.
function bind(rows: StoredOrder[], facts: Fact[], at = t0 + day, policy = testPolicy()): string {
  const orders = rows.flatMap((row) => {
    const verdict = verifyOrder(row, trust)
    return verdict.ok ? [verdict.verified] : []
  })
  return statusOf({ people: ['bai'], facts, orders, acts: noActs, rules: testRules(policy) }, at)
    .class
}
const good = aStoredOrder(anOrder())
const signed = (
  order = anOrder(),
  officers = ['wu', 'li'],
  at = order.issuedAt + minuteMs,
): StoredOrder =>
  aStoredOrder(order, {
    assertions: officers.map((officer) => anAssertion(officer, orderBytes(order), at)),
  })
const scan = {
  id: 'contact of bai',
  kind: 'scan',
  person: 'bai',
  at: t0,
  knownAt: t0,
} as unknown as Fact

test('the control: a good order with its ground does bind', () => {
  expect(bind([good], [aContact()])).toBe('stay')
})

test.each<[string, () => string]>([
  ['a forwarded picture of a venue code', () => bind([good], [scan])],
  [
    'a scan that calls itself a contact of somebody else',
    () => bind([good], [aContact({ person: 'chen' })]),
  ],
  ['an order without a fact behind it', () => bind([good], [])],
  [
    'a fact that was found wrong',
    () => bind([good], [aContact(), aWithdrawal('contact of bai', t0)]),
  ],
  [
    'self-approval',
    () => bind([signed(anOrder({ approver: { officer: 'wu', unit: 'cdc' } }))], [aContact()]),
  ],
  [
    'approval by an expired role',
    () =>
      bind(
        [signed(anOrder({ approver: { officer: 'gone', unit: 'street' } }), ['wu', 'gone'])],
        [aContact()],
      ),
  ],
  [
    'one signature',
    () => bind([{ ...good, assertions: good.assertions.slice(0, 1) }], [aContact()]),
  ],
  [
    'a forged signature',
    () =>
      bind(
        [
          {
            ...good,
            assertions: good.assertions.map((one) => ({ ...one, signature: Uint8Array.of(1) })),
          },
        ],
        [aContact()],
      ),
  ],
  ['back-dating', () => bind([aStoredOrder(anOrder({ from: t0 - day }))], [aContact()])],
  [
    'an order inserted today that claims last week',
    () => bind([{ ...good, loggedAt: t0 + 7 * day }], [aContact()], t0 + 1.5 * day),
  ],
  ['an order kept out of the public log', () => bind([{ ...good, loggedAt: null }], [aContact()])],
  [
    'an order prolonged in its row',
    () => bind([{ ...good, order: anOrder({ until: t0 + 90 * day }) }], [aContact()], t0 + 6 * day),
  ],
  [
    'another person put into a signed order',
    () =>
      bind(
        [{ ...good, order: anOrder({ subject: { person: 'bai' }, id: 'order 7' }) }],
        [aContact()],
      ),
  ],
  [
    'a new basis',
    () =>
      bind([signed(anOrder({ basis: 'depositor' as never }))], [aContact({ reason: 'depositor' })]),
  ],
  [
    'a rule of one’s own for that basis',
    () =>
      bind(
        [signed(anOrder({ basis: 'depositor' as never }))],
        [aContact({ reason: 'depositor' })],
        t0 + day,
        testPolicy((b) => {
          Object.assign(b.status.rules, { depositor: b.status.rules.missed_test })
        }),
      ),
  ],
  ['rows of a roll, with the samples deleted', () => bind([], [aRoll()])],
  [
    'an emergency order of a week',
    () => bind([aStoredOrder(anOrder({ approver: null }))], [aContact()]),
  ],
])('%s restricts nobody', (_, attack) => {
  expect(['clear', 'remind']).toContain(attack())
})

test('a row that skips the check restricts nobody either', () => {
  const row = { ...aVerifiedOrder() }
  const status = statusOf(
    {
      people: ['bai'],
      facts: [aContact()],
      orders: [row as VerifiedOrder],
      acts: noActs,
      rules: testRules(),
    },
    t0 + day,
  )
  expect(status).toMatchObject({ class: 'remind', without: [{ because: 'not-verified' }] })
})

test('a deleted lift is what core cannot see: the proofs of the log of acts must', () => {
  const lift = anAct({ kind: 'lift', order: 'order 1', at: t0 + day, ...byMa })
  const input = {
    people: ['bai'],
    facts: [aContact()],
    orders: [aVerifiedOrder()],
    rules: testRules(),
  }
  expect(statusOf({ ...input, acts: actBook([lift]) }, t0 + 2 * day).class).toBe('remind')
  expect(statusOf({ ...input, acts: noActs }, t0 + 2 * day).class).toBe('stay')
})
