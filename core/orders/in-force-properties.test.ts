import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hourMs, type Instant } from '../time/instant.ts'
import type { ActDocument } from './act.ts'
import { actBook } from './act-book.ts'
import { inForce } from './in-force.ts'
import type { Order } from './order.ts'
import { anAct, aVerifiedOrder, byMa, bySun } from './testing/a-signed-order.ts'
import { day, t0 } from './testing/officers.ts'
import type { VerifiedAct } from './verify-act.ts'
import type { VerifiedOrder } from './verify-order.ts'

const first = aVerifiedOrder({ until: t0 + 3 * day })
const renewal = aVerifiedOrder({
  id: 'order 2',
  chain: ['order 1'],
  issuedAt: t0 + 2 * day,
  from: t0 + 2 * day,
  until: t0 + 5 * day,
})
const orders = [first, renewal, aVerifiedOrder({ id: 'order 3' }, { loggedAt: null })]

const hour = fc.integer({ min: 0, max: 6 * 24 }).map((n) => t0 + n * hourMs)
const wu = { by: { officer: 'wu', unit: 'cdc' }, area: '410105', reason: '签发人自己的意见如此。' }
const officer = fc.constantFrom(byMa, bySun, wu)
const target = fc.constantFrom('order 1', 'order 2', 'order 3')
const appealId = fc.constantFrom('a1', 'a2')

/** Any act, done at some hour and known then or later. Signing costs time, so the pool is made once. */
const act: fc.Arbitrary<VerifiedAct> = fc
  .tuple(
    fc.oneof(
      fc.record({ kind: fc.constant('lift' as const), order: target, at: hour }),
      fc.record({
        kind: fc.constant('suspend' as const),
        order: target,
        batch: fc.constant(null),
        at: hour,
      }),
      fc.record({ kind: fc.constant('keep' as const), appeal: appealId, at: hour }),
      fc.record({
        kind: fc.constant('decide' as const),
        appeal: appealId,
        at: hour,
        outcome: fc.constantFrom('upheld' as const, 'lifted' as const, 'shortened' as const),
        until: fc.option(hour),
      }),
      fc.record({ kind: fc.constant('answer' as const), appeal: appealId, at: hour }),
    ),
    officer,
    fc.constantFrom(0, 0, hourMs, 30 * hourMs),
  )
  .map(([draft, who, late]) => anAct({ ...draft, ...who }, draft.at + late))
const appealAct = fc
  .record({ id: appealId, order: target, at: hour, late: fc.constantFrom(0, 5 * hourMs) })
  .map(({ late, ...rest }) =>
    anAct({ kind: 'appeal', channel: 'paper', clerk: null, words: '', ...rest }, rest.at + late),
  )
const acts = fc.array(fc.oneof({ weight: 3, arbitrary: act }, appealAct), { maxLength: 7 })
const one = fc.constantFrom(...orders)
const moment = fc.integer({ min: -2, max: 8 * 24 }).map((n) => t0 + n * hourMs)

const isInForce = (order: VerifiedOrder, some: VerifiedAct[], at: Instant, known = at) =>
  inForce(order, actBook(some), at, known).inForce

test('at its end, and ever after, nothing keeps it in force', () => {
  fc.assert(
    fc.property(one, acts, fc.nat(400), (order, some, hours) => {
      const at = order.order.until + hours * hourMs
      expect(isInForce(order, some, at)).toBe(false)
      expect(isInForce(order, some, at, at + 9 * day)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('no sequence of acts prolongs it or brings it back: with them it holds only where it would without', () => {
  let held = 0
  fc.assert(
    fc.property(one, acts, moment, (order, some, at) => {
      if (!isInForce(order, some, at)) return
      held += 1
      expect(isInForce(order, [], at)).toBe(true)
    }),
    { numRuns: 600 },
  )
  expect(held).toBeGreaterThan(60)
})

test('once ended it stays ended, by all that is known at the end of time', () => {
  fc.assert(
    fc.property(one, acts, moment, fc.nat(100), (order, some, at, more) => {
      const all = t0 + 99 * day
      if (order.loggedAt === null || at < order.signedAt || isInForce(order, some, at, all)) return
      if (at < order.order.from) return
      expect(isInForce(order, some, at + more * hourMs, all)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('without keepings and decisions, one act more never binds more', () => {
  fc.assert(
    fc.property(one, acts, acts, moment, (order, some, more, at) => {
      const freeing = more.filter(({ act: { kind } }) => kind !== 'keep' && kind !== 'decide')
      if (isInForce(order, [...some, ...freeing], at)) expect(isInForce(order, some, at)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('the order of the acts is irrelevant, and an act sent twice changes nothing', () => {
  fc.assert(
    fc.property(one, acts, moment, (order, some, at) => {
      const as = (list: VerifiedAct[]) => inForce(order, actBook(list), at)
      expect(as([...some].reverse())).toEqual(as(some))
      expect(as([...some, ...some])).toEqual(as(some))
    }),
    { numRuns: 200 },
  )
})

test('a renewal never shortens the appeal: who appealed against the first order is free of both at the same moment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 25, max: 70 }), (hours) => {
      const lodged = t0 + hours * hourMs
      const appeal = anAct({
        kind: 'appeal',
        id: 'a1',
        order: 'order 1',
        at: lodged,
        channel: 'page',
        clerk: null,
        words: '',
      })
      const lapse = lodged + 24 * hourMs
      expect(isInForce(renewal, [appeal], lapse)).toBe(false)
      if (lapse - 1 > renewal.signedAt) expect(isInForce(renewal, [appeal], lapse - 1)).toBe(true)
    }),
  )
})

test('agrees with a naive reading of the rules, hour by hour', () => {
  let differing = 0
  let held = 0
  fc.assert(
    fc.property(one, acts, (order, some) => {
      for (let hours = 0; hours <= 6 * 24; hours += 5) {
        const at = t0 + hours * hourMs
        const naive = naiveForce(order, some, at)
        if (naive !== isInForce(order, some, at)) differing += 1
        if (naive) held += 1
      }
      expect(differing).toBe(0)
    }),
    { numRuns: 300 },
  )
  expect(held).toBeGreaterThan(500)
})

/**
 * The same in the plainest way: walk through every hour from the beginning with what was known then, and stop at the first thing that ends the
 * order. It shares no code with the product.
 */
function naiveForce(
  { order, signedAt, loggedAt, knownAt }: VerifiedOrder,
  some: VerifiedAct[],
  at: Instant,
): boolean {
  if (at < order.from || at < signedAt || at < knownAt || at >= order.until) return false
  if (loggedAt === null ? at >= signedAt + 600_000 : at < loggedAt && at >= signedAt + 600_000)
    return false
  const mine = new Set([...order.chain, order.id])
  const seen = some.filter((each) => each.knownAt <= at)
  const about = (id: string) => seen.filter(({ act: a }) => 'appeal' in a && a.appeal === id)
  for (const { act: a, knownAt: known } of seen) {
    if ((a.kind === 'lift' || a.kind === 'suspend') && mine.has(a.order ?? '') && a.at <= at)
      return false
    if (a.kind !== 'appeal' || !mine.has(a.order)) continue
    if (!naiveSurvives(a.at, known, about(a.id), order, at)) return false
  }
  return true
}

function naiveSurvives(
  lodged: Instant,
  known: Instant,
  about: VerifiedAct[],
  order: Order,
  at: Instant,
): boolean {
  const stranger = (a: ActDocument) => 'by' in a && a.by.officer !== 'wu' && a.by.officer !== 'li'
  const term = Math.max(lodged + 24 * hourMs, known + 4 * hourMs)
  const keeps = about.filter(
    ({ act: a, knownAt }) => a.kind === 'keep' && stranger(a) && knownAt < term && a.at < term,
  )
  const last = keeps.length > 0 ? term + 24 * hourMs : term
  let decided = false
  for (const { act: a, knownAt } of about) {
    if (a.kind !== 'decide') continue
    if (a.outcome === 'lifted' && a.at <= at) return false
    if (a.outcome === 'shortened' && Math.max(a.at, a.until ?? a.at) <= at) return false
    if (a.outcome !== 'lifted' && stranger(a) && knownAt < last && a.at < last) decided = true
  }
  return decided || at < last || order.until <= at
}
