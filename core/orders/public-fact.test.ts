import { expect, test } from 'vitest'
import { hourMs } from '../time/instant.ts'
import { actBook } from './act-book.ts'
import { durationBand, publicFactOf } from './public-fact.ts'
import { anAct, aVerifiedOrder, bySun } from './testing/a-signed-order.ts'
import { day, t0 } from './testing/officers.ts'

test('an order counts by what it is, without whom', () => {
  const order = aVerifiedOrder()
  const appeal = anAct({
    kind: 'appeal',
    id: 'a1',
    order: 'order 1',
    at: t0 + day,
    channel: 'page',
    clerk: null,
    words: '',
  })
  const lifted = anAct({
    kind: 'decide',
    appeal: 'a1',
    at: t0 + day + hourMs,
    outcome: 'lifted',
    until: null,
    ...bySun,
  })
  const base = { district: '410105', basis: 'close_contact', kind: 'isolate', duration: '72-168' }
  const fact = (acts: (typeof appeal)[], at: number) => publicFactOf(order, actBook(acts), at)
  expect(fact([], t0)).toEqual({ ...base, appeal: 'none' })
  expect(fact([appeal], t0 + day)).toEqual({ ...base, appeal: 'open' })
  expect(fact([appeal], t0 + 3 * day)).toEqual({ ...base, appeal: 'suspended' })
  expect(fact([appeal, lifted], t0 + 3 * day)).toEqual({ ...base, appeal: 'overturned' })
})

test('a bound belongs to the band below it', () => {
  expect([0, 24, 25, 72, 168, 336, 337].map(durationBand)).toEqual([
    '0-24',
    '0-24',
    '24-72',
    '24-72',
    '72-168',
    '168-336',
    '336-',
  ])
})
