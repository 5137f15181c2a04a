import { describe, expect, test } from 'vitest'
import { actBook, noActs } from '../orders/act-book.ts'
import { groundOf } from '../orders/ground.ts'
import type { Order } from '../orders/order.ts'
import { anAct, anOrder, aVerifiedOrder, byMa } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import type { TransitionRule } from '../policy/transition-rule.ts'
import type { Fact } from '../status/fact.ts'
import { factBook } from '../status/fact-book.ts'
import { aCase, aContact, aStay, aTravel } from '../status/testing/a-fact.ts'
import { aTransition } from '../status/testing/a-transition.ts'
import { testPolicy, testRules, unverified } from '../status/testing/test-policy.ts'
import { hourMs, instantOf } from '../time/instant.ts'
import { byDistrict, type Excess, excessKinds } from './excess.ts'
import { measureExcess, type SeenMeasure } from './measure-excess.ts'
import { noPolicyAllows, orderExcess, zoneNotLifted } from './order-excess.ts'
import { stayExcess } from './stay-excess.ts'

const policy = testPolicy()
const at = t0 + day
const met = new Set<string>()
const kinds = (found: readonly Excess[]) =>
  found.map(({ kind }) => {
    met.add(kind)
    return kind
  })
const book = (facts: Fact[], when = at) => factBook(facts, ['bai'], when, when)
const ofOrder = (
  more: Partial<Order> = {},
  of = policy,
  when = at,
  facts: Fact[] = [aContact(), aCase()],
) => kinds(orderExcess(aVerifiedOrder(more), noActs, book(facts, when), testRules(of), when))
const zone = (more: Partial<Order> = {}): Partial<Order> => ({
  id: 'zone 1',
  kind: 'zone',
  basis: 'zone_high',
  subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
  evidence: [{ kind: 'case', fact: 'case of chen' }],
  ...more,
})

describe('orders', () => {
  test('within the rules are no excess, and those without effect are nobody’s work', () => {
    expect(ofOrder()).toEqual([])
    expect(ofOrder(zone())).toEqual([])
    expect(ofOrder({ until: t0 + 90 * day }, policy, t0 + 91 * day)).toEqual([])
  })

  test.each<[string, Partial<Order>, typeof policy, string]>([
    ['too long', { until: t0 + 30 * day }, policy, 'too-long'],
    [
      'a unit too wide',
      zone({ subject: { areas: ['street:1'], unit: 'street', widenedFor: null } }),
      policy,
      'unit-too-wide',
    ],
    ['a kind that is for other reasons', { kind: 'test' }, policy, 'forbidden-kind'],
    [
      'a level that is no more',
      zone(),
      testPolicy((b) => {
        b.areas.levels.v = []
        b.areas.level = {} as never
      }),
      'basis-abolished',
    ],
    [
      'a track that is no more',
      {},
      testPolicy((b) => {
        Reflect.deleteProperty(b.tracks, 'close_contact')
        Reflect.deleteProperty(b.status.rules, 'close_contact')
      }),
      'basis-abolished',
    ],
  ])('%s', (_, more, of, expected) => {
    expect(ofOrder(more, of)).toEqual([expected])
  })

  test('what a transition leaves to its own end is none', () => {
    const gone = testPolicy((b) => Reflect.deleteProperty(b.tracks, 'close_contact'), { id: 'new' })
    const keep = aTransition('close_contact', 'keep')
    const found = (transition: TransitionRule[]) =>
      orderExcess(aVerifiedOrder(), noActs, book([aContact()]), { policy: gone, transition }, at)
    expect(found([keep])).toEqual([])
    expect(kinds(found([]))).toEqual(['basis-abolished'])
  })

  test('isolated at a site where the stage is at home', () => {
    const second = instantOf('2022-11-13T00:00:00+08:00')
    expect(ofOrder({ until: second + hourMs }, policy, second - 1)).toEqual([])
    expect(ofOrder({ until: second + hourMs }, policy, second)).toEqual(['stricter-than-stage'])
  })

  test('an excess names its owner and its clock', () => {
    const [one] = orderExcess(
      aVerifiedOrder({ until: t0 + 30 * day }),
      noActs,
      book([aContact()]),
      testRules(policy),
      at,
    )
    expect(one).toMatchObject({
      of: 'order 1',
      district: '410105',
      owner: 'cdc',
      rule: 'test-pack/tracks.close_contact',
    })
    expect(one?.dueAt).toBe((one?.since ?? 0) + 2 * hourMs)
    expect(one?.zh).toContain('请')
  })

  test('what one policy allows is listed, what none allows is refused', () => {
    const strict = testPolicy((b) => {
      b.areas.level.high.units.v = ['unit']
    })
    const refused = (order: Order) =>
      noPolicyAllows(order, groundOf(order, book([aCase(), aContact()])), [policy, strict])
    expect(refused(anOrder(zone()))).toBe(false)
    expect(
      refused(
        anOrder(zone({ subject: { areas: ['street:1'], unit: 'street', widenedFor: null } })),
      ),
    ).toBe(true)
    expect(refused(anOrder())).toBe(false)
  })
})

describe('zones that should be open', () => {
  const facts = {
    daysWithoutInfection: 5,
    daysSinceLastExposure: null,
    roundNegativeOnDay: null,
    daysSinceNegativeRound: null,
    levelsInForce: [],
  }
  const found = (more = {}, acts = noActs, of = policy) =>
    kinds(zoneNotLifted(aVerifiedOrder(zone()), acts, of, { ...facts, ...more }, at, at))
  test('are listed once the conditions are met', () => {
    expect(found()).toEqual(['not-lifted'])
    expect(found({ daysWithoutInfection: 4 })).toEqual([])
    const lift = anAct({ kind: 'lift', order: 'zone 1', at, ...byMa })
    expect(found({}, actBook([lift]))).toEqual([])
  })
  test('are not held by a condition that nobody confirmed', () => {
    const loose = testPolicy((b) => {
      b.areas.level.high.lift = [{ kind: unverified('no_new_infection_days'), v: unverified(14) }]
    })
    expect(found({}, noActs, loose)).toEqual(['not-lifted'])
  })
})

describe('stays', () => {
  // The exposure of 6 November is day 1: seven days at the site end with the 12th.
  const leave = instantOf('2022-11-13T00:00:00+08:00')
  const stays = (facts: Fact[], when = at, of = policy) =>
    kinds(stayExcess(book(facts, when), of, when))
  const exposed = aContact()

  test('end with their stage, or are late', () => {
    expect(stays([exposed, aStay()], leave)).toEqual([])
    expect(stays([exposed, aStay()], leave + 1)).toEqual(['released-late'])
    expect(stays([exposed, aStay({ until: leave })], leave + 9 * day)).toEqual([])
    expect(stays([exposed, aStay({ until: leave + hourMs })], leave + 9 * day)).toEqual([
      'released-late',
    ])
  })

  test('are not repeated for the same exposure, only after a new one', () => {
    const first = aStay({ id: 's1', until: leave })
    const second = aStay({ id: 's2', at: leave + day, knownAt: leave + day })
    const when = leave + day
    expect(stays([exposed, first, second], when)).toEqual(['repeated-isolation'])
    const again = aContact({ id: 'again', at: leave + hourMs, knownAt: leave + 2 * hourMs })
    expect(stays([exposed, again, first, second], when)).toEqual([])
    const moved = aStay({ id: 's2', at: t0 + 2 * day, knownAt: t0 + 2 * day })
    expect(stays([exposed, aStay({ id: 's1', until: t0 + 2 * day }), moved], t0 + 3 * day)).toEqual(
      [],
    )
  })

  test('of inbound people are not repeated at the destination', () => {
    const entry = aTravel({ at: t0 - day })
    const done = instantOf('2022-11-14T00:00:00+08:00')
    const first = aStay({ id: 's1', reason: 'inbound', until: done })
    const home = aStay({
      id: 's2',
      reason: 'inbound',
      district: '410102',
      at: done + hourMs,
      knownAt: done + hourMs,
    })
    expect(stays([entry, first, home], done + hourMs)).toEqual(['repeated-isolation'])
  })

  test('rest on something, and on a reason that there is', () => {
    expect(stays([aStay()])).toEqual(['without-order'])
    const gone = testPolicy((b) => {
      Reflect.deleteProperty(b.tracks, 'close_contact')
    })
    expect(stays([exposed, aStay()], at, gone)).toEqual(['basis-abolished'])
  })
})

describe('measures that somebody saw', () => {
  const seen = (more: Partial<SeenMeasure> = {}): SeenMeasure => ({
    id: 'm',
    kind: 'close_street',
    district: '410105',
    owner: 'street',
    at,
    until: null,
    order: null,
    ...more,
  })
  const found = (one: SeenMeasure, of = policy) =>
    kinds(measureExcess(one, new Map([['order 1', aVerifiedOrder()]]), noActs, of))
  test('are forbidden, or without an order, or ordered', () => {
    expect(found(seen())).toEqual(['without-order'])
    expect(found(seen({ order: 'order 1' }))).toEqual([])
    expect(found(seen({ order: 'order 1', at: t0 + 6 * day }))).toEqual(['without-order'])
    expect(found(seen({ kind: 'block_exit', order: 'order 1' }))).toEqual(['forbidden-kind'])
  })
  test('that the guardrails forbid stay forbidden when a pack forgets them', () => {
    const careless = testPolicy((b) => {
      b.orders.forbidden_kinds.v = []
    })
    expect(found(seen({ kind: 'refuse_care', order: 'order 1' }), careless)).toEqual([
      'forbidden-kind',
    ])
  })
})

test('districts are listed with what is overdue first', () => {
  const late = stayExcess(
    book([aContact(), aStay({ district: '410102' })], t0 + 9 * day),
    policy,
    t0 + 9 * day,
  )
  const fresh = orderExcess(
    aVerifiedOrder({ until: t0 + 30 * day }),
    noActs,
    book([aContact()]),
    testRules(policy),
    at,
  )
  const list = byDistrict([...fresh, ...late], t0 + 9 * day)
  expect(
    list.map(({ district, open, overdue, byKind }) => [district, open, overdue, byKind]),
  ).toEqual([
    ['410102', 1, 1, { 'released-late': 1 }],
    ['410105', 1, 1, { 'too-long': 1 }],
  ])
  expect(byDistrict(fresh, at)[0]).toMatchObject({ overdue: 1 })
  expect(byDistrict(fresh, t0 + hourMs)[0]).toMatchObject({ overdue: 0 })
})

test('these tests met every kind', () => {
  expect(excessKinds.filter((kind) => !met.has(kind))).toEqual([])
})
