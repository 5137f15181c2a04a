import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noActs } from '../orders/act-book.ts'
import { judgeOrder } from '../orders/judge-order.ts'
import type { Order } from '../orders/order.ts'
import { anOrder, aStoredOrder } from '../orders/testing/a-signed-order.ts'
import { day, t0, trust } from '../orders/testing/officers.ts'
import { type StoredOrder, verifyOrder } from '../orders/verify-order.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { statusOf } from './status-of.ts'
import { aCase, aContact, aDwelling, aPool, aRoll, aTravel } from './testing/a-fact.ts'
import { testPolicy, testRules } from './testing/test-policy.ts'

const policy = testPolicy()
const facts = [
  aContact(),
  aContact({ id: 'second', reason: 'secondary_contact' }),
  aTravel(),
  aRoll(),
  aPool({ at: t0 - hourMs }),
  aCase(),
  aDwelling(),
]
const area = fc.record({
  areas: fc.constantFrom(
    ['building:3'],
    ['unit:3-1'],
    ['county:410105'],
    ['building:3', 'compound:c'],
  ),
  unit: fc.constantFrom('building', 'unit', 'county'),
  widenedFor: fc.constantFrom(null, 'risk_unclear'),
})
const draft: fc.Arbitrary<Order> = fc
  .record({
    kind: fc.constantFrom<Order['kind']>('isolate', 'stay_home', 'monitor', 'test', 'hold', 'zone'),
    basis: fc.constantFrom<Order['basis']>(
      'close_contact',
      'secondary_contact',
      'inbound',
      'missed_test',
      'pool_reactive',
      'zone_high',
      'temporary_control',
    ),
    fact: fc.constantFrom(...facts),
    subject: fc.oneof(fc.constantFrom({ person: 'bai' }, { person: 'chen' }), area),
    hours: fc.constantFrom(1, 2, 20, 24, 100, 200, 300, 400),
    starts: fc.constantFrom(0, 0, 24),
    isEmergency: fc.boolean(),
  })
  .map(({ kind, basis, fact, subject, hours, starts, isEmergency }) =>
    anOrder({
      kind,
      basis,
      subject,
      evidence: [{ kind: fact.kind, fact: fact.id }],
      from: t0 + starts * hourMs,
      until: t0 + (starts + hours) * hourMs,
      ...(isEmergency ? { approver: null } : {}),
    }),
  )
// Drafts that fit are rare among random ones, so most are made from one that does.
const near: fc.Arbitrary<Order> = fc
  .tuple(
    fc.constantFrom<Partial<Order>>(
      {},
      { basis: 'inbound', evidence: [{ kind: 'travel', fact: 'entry of bai' }] },
      {
        basis: 'secondary_contact',
        kind: 'stay_home',
        evidence: [{ kind: 'contact', fact: 'second' }],
      },
      { basis: 'missed_test', kind: 'test', evidence: [{ kind: 'roll', fact: 'roll of bai' }] },
      { basis: 'pool_reactive', kind: 'hold', evidence: [{ kind: 'pool', fact: 'pool of bai' }] },
      {
        basis: 'zone_high',
        kind: 'zone',
        subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
        evidence: [{ kind: 'case', fact: 'case of chen' }],
      },
      {
        basis: 'temporary_control',
        kind: 'zone',
        subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
        evidence: [{ kind: 'case', fact: 'case of chen' }],
      },
    ),
    fc.integer({ min: 1, max: 400 }),
  )
  .map(([more, hours]) => anOrder({ ...more, until: t0 + hours * hourMs }))

const at = t0 + 5 * minuteMs
const people = ['bai']

test('what is accepted and signed binds as it says and no longer; what the policy refuses never binds more than the rules', () => {
  let accepted = 0
  let refused = 0
  fc.assert(
    fc.property(fc.oneof(near, draft), (order) => {
      const ground = { policy, facts, people, standing: [], issuedToday: 0, withCity: false }
      const judged = judgeOrder(order, ground, t0)
      const verdict = verifyOrder(aStoredOrder(order), trust)
      if (!verdict.ok) {
        expect(judged.ok).toBe(false)
        return
      }
      const input = {
        people,
        facts,
        orders: [verdict.verified],
        acts: noActs,
        rules: testRules(policy),
      }
      const first = Math.max(at, order.from)
      const status = statusOf(input, first)
      const own = status.reasons.find((reason) => reason.order === order.id)
      if (judged.ok) {
        accepted += 1
        expect(own?.until).toBe(order.until)
        expect(own?.facts.map(({ id }) => id)).toEqual(order.evidence.map(({ fact }) => fact))
        expect(statusOf(input, order.until).reasons.filter((one) => one.order !== null)).toEqual([])
      } else {
        refused += 1
        const codes = judged.faults.map(({ code }) => code)
        // Refused for its ground, it binds nobody even when two officers sign it all the same.
        if (codes.some((code) => /^evidence|^basis|^unit/.test(code))) expect(own).toBeUndefined()
        // Refused for its length, it is cut.
        if (codes.includes('too-long') && own) expect(own.until).toBeLessThanOrEqual(order.until)
      }
    }),
    { numRuns: 1_500 },
  )
  expect(accepted).toBeGreaterThan(150)
  expect(refused).toBeGreaterThan(150)
})

test('two thousand changes of a stored order: none counts, with the old digest or with a new one', () => {
  const good = aStoredOrder(anOrder())
  let tried = 0
  const leaves = pathsOf(good.order)
  fc.assert(
    fc.property(
      fc.constantFrom(...leaves),
      fc.oneof(
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.boolean(),
        fc.constantFrom(t0, t0 + day, 'bai', 'chen'),
      ),
      fc.boolean(),
      (path, value, isRewritten) => {
        const order = changed(good.order, path, value)
        if (JSON.stringify(order) === JSON.stringify(good.order)) return
        tried += 1
        const stored: StoredOrder = { ...good, order }
        expect(verifyOrder(stored, trust).ok).toBe(false)
        if (!isRewritten) return
        let digest: string
        try {
          ;({ digest } = aStoredOrder(order))
        } catch {
          return // it has no canonical text
        }
        expect(verifyOrder({ ...stored, digest }, trust).ok).toBe(false)
      },
    ),
    { numRuns: 2_000 },
  )
  expect(tried).toBeGreaterThan(1_900)
  expect(verifyOrder(good, trust).ok).toBe(true)
})

function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Object.entries(value).flatMap(([name, one]) => pathsOf(one, [...path, name]))
  return path.length === 0 ? inside : [path, ...inside]
}

function changed(order: Order, path: string[], value: unknown): Order {
  const copy: unknown = JSON.parse(JSON.stringify(order))
  let place = copy as Record<string, unknown>
  for (const name of path.slice(0, -1)) place = place[name] as Record<string, unknown>
  place[path.at(-1) ?? ''] = value
  return copy as Order
}
