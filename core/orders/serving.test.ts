import { expect, test } from 'vitest'
import { hourMs, minuteMs } from '../time/instant.ts'
import { actBook } from './act-book.ts'
import { servingOf } from './serving.ts'
import { anAct, aVerifiedOrder } from './testing/a-signed-order.ts'
import { t0 } from './testing/officers.ts'

const order = aVerifiedOrder()
const signed = t0 + minuteMs
const serve = (at: number, more: { order?: string; proof?: string; knownAt?: number } = {}) =>
  anAct(
    {
      kind: 'serve',
      order: more.order ?? 'order 1',
      at,
      how: 'paper-handed-over',
      proof: more.proof ?? 'scan 1',
    },
    more.knownAt ?? at,
  )
const state = (at: number, ...acts: ReturnType<typeof serve>[]) =>
  servingOf(order, actBook(acts), at, 6)

test('an order is served with proof, or owed, or escalated when its hours are over', () => {
  expect(state(signed)).toEqual({ state: 'owed', dueAt: signed + 6 * hourMs })
  expect(state(signed + 6 * hourMs - 1).state).toBe('owed')
  expect(state(signed + 6 * hourMs)).toEqual({ state: 'escalated', since: signed + 6 * hourMs })
  const served = { state: 'served', at: signed + hourMs, how: 'paper-handed-over', proof: 'scan 1' }
  expect(state(signed + 9 * hourMs, serve(signed + hourMs))).toEqual(served)
})

test.each([
  ['without proof', serve(signed + hourMs, { proof: '' })],
  ['before there was an order', serve(signed - 1)],
  ['of the order that it renews', serve(signed + hourMs, { order: 'order 0' })],
  ['that nobody knows of yet', serve(signed + hourMs, { knownAt: signed + 30 * hourMs })],
])('a serving %s is none', (_, act) => {
  expect(state(signed + 9 * hourMs, act).state).toBe('escalated')
})
