import { describe, expect, test } from 'vitest'
import { noActs } from '../orders/act-book.ts'
import type { Order } from '../orders/order.ts'
import { aVerifiedOrder } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import type { Policy } from '../policy/policy.ts'
import type { TransitionRule } from '../policy/transition-rule.ts'
import { instantOf } from '../time/instant.ts'
import { type AffectedPerson, effectOfChange } from './effect-of-change.ts'
import { statusOf } from './status-of.ts'
import { aCase, aContact, aDwelling } from './testing/a-fact.ts'
import { aTransition } from './testing/a-transition.ts'
import { type Body, testPolicy } from './testing/test-policy.ts'
import { zoneEffects } from './zone-effect.ts'

// Midnight into the day on which seven and three days become five and three, and contacts of contacts are no more.
const night = instantOf('2022-11-11T00:00:00+08:00')
const old = testPolicy()
const five = (draft: Body) => {
  const [first, second] = draft.tracks.close_contact.stages
  if (!first || !second) throw new Error('there are two stages')
  first.days.v = 5
  first.test_days.v = [1, 2, 3, 5]
  second.place.v = 'home_isolation'
  Reflect.deleteProperty(draft.tracks, 'secondary_contact')
  draft.definitions.secondary_contact.enabled.v = false
  draft.areas.level.high.units.v = ['unit']
}
const young = testPolicy(five, { id: 'new-pack', from: night })
const rules = (policy: Policy, transition: TransitionRule[] = []) => ({ policy, transition })

/** A contact so many days ago, with the orders of the old rules: seven days at a site and three at home, or seven at home. */
function contact(
  daysAgo: number,
  reason: 'close_contact' | 'secondary_contact' = 'close_contact',
): AffectedPerson {
  const at = night - daysAgo * day + 8 * 3_600_000
  const midnight = night - daysAgo * day
  const fact = aContact({ id: 'c', reason, at, knownAt: at })
  const order = (id: string, kind: Order['kind'], from: number, until: number) =>
    aVerifiedOrder({
      id,
      basis: reason,
      kind,
      issuedAt: at,
      from,
      until,
      evidence: [{ kind: 'contact', fact: 'c' }],
    })
  const seven = midnight + 7 * day
  const orders =
    reason === 'secondary_contact'
      ? [order('o1', 'stay_home', at, seven)]
      : [order('o1', 'isolate', at, seven), order('o2', 'monitor', seven, midnight + 10 * day)]
  return { people: ['bai'], district: '410105', facts: [fact], orders }
}
const change = (people: AffectedPerson[], transition: TransitionRule[] = []) =>
  effectOfChange(people, noActs, rules(old), rules(young, transition), night)

describe('the night of the change', () => {
  test.each([
    // Day 1 is the day of the last exposure, so on the morning of day n + 1 there have been n days.
    ['on day 3 of the old seven', 2, 'shortened'],
    ['on day 6 of the old seven, at home now', 5, 'shortened'],
    ['on day 8, the last of the new eight', 7, 'shortened'],
    ['on day 9, which the new eight days do not have', 8, 'released'],
    ['on day 11, over before', 10, 'unchanged'],
  ] as const)('a contact %s', (_, daysAgo, effect) => {
    const { counts, moved } = change([contact(daysAgo)])
    expect(counts).toMatchObject({ [effect]: 1 })
    expect(moved.map((one) => one.effect)).toEqual(effect === 'unchanged' ? [] : [effect])
  })

  test('a contact whose last days have no order yet is shortened too', () => {
    // Nobody is ordered further ahead than two days, so on day 3 there is only the order of the seven days.
    const { orders, ...person } = contact(2)
    const { counts, moved } = change([{ ...person, orders: orders.slice(0, 1) }])
    expect(counts).toMatchObject({ shortened: 1, unchanged: 0 })
    expect(moved[0]).toMatchObject({
      before: { until: night + 5 * day, term: night + 8 * day },
      after: { until: night + 5 * day, term: night + 6 * day },
    })
    // The same rules once more shorten nothing.
    expect(
      effectOfChange([{ ...person, orders }], noActs, rules(old), rules(old), night).counts,
    ).toMatchObject({ unchanged: 1 })
  })

  test('contacts of contacts are all free', () => {
    const { counts, ended, byDistrict } = change(
      [1, 2, 3].map((n) => contact(n, 'secondary_contact')),
    )
    expect(counts.released).toBe(3)
    expect(ended).toEqual({ secondary_contact: 3 })
    expect(byDistrict['410105']).toMatchObject({ released: 3 })
  })

  test('nobody is held longer than the new rules allow, nor longer than before', () => {
    for (let daysAgo = 0; daysAgo < 12; daysAgo += 1) {
      const person = contact(daysAgo)
      const release = night - daysAgo * day + 8 * day
      for (let at = night; at < night + 14 * day; at += day / 4) {
        const is = statusOf({ ...person, acts: noActs, rules: rules(young) }, at)
        if (at >= release) expect(is.reasons.filter((one) => one.order !== null)).toEqual([])
      }
    }
  })

  test('an order never grows with longer rules', () => {
    const long = testPolicy(
      (draft) => {
        for (const stage of draft.tracks.close_contact.stages) stage.days.v = 14
      },
      { id: 'new-pack', from: night },
    )
    const { moved } = effectOfChange([contact(3)], noActs, rules(old), rules(long), night)
    expect(moved).toEqual([])
  })

  test('who would be kept more strictly is shown as that', () => {
    const strict = testPolicy(
      (draft) => {
        draft.places.home_monitoring.class.v = 'stay'
        draft.orders.kind.monitor.class.v = 'stay'
      },
      { id: 'new-pack', from: night },
    )
    const { counts } = effectOfChange([contact(8)], noActs, rules(old), rules(strict), night)
    expect(counts.stricter).toBe(1)
  })

  test('a milder place with the same end is told too', () => {
    const home = testPolicy(
      (draft) => {
        for (const stage of draft.tracks.close_contact.stages) stage.place.v = 'home_monitoring'
      },
      { id: 'new-pack', from: night },
    )
    const { moved } = effectOfChange([contact(3)], noActs, rules(old), rules(home), night)
    expect(moved).toMatchObject([
      { effect: 'eased', before: { class: 'stay' }, after: { class: 'limit' } },
    ])
  })

  test('a transition ends, keeps, renames or leaves to a person', () => {
    const one = contact(3)
    const classAt = (transition: TransitionRule[], at: number, policy = young) =>
      statusOf({ ...one, acts: noActs, rules: rules(policy, transition) }, at).class
    expect(classAt([aTransition('close_contact', 'end')], night)).not.toBe('stay')
    const without = testPolicy(
      (draft) => {
        Reflect.deleteProperty(draft.tracks, 'close_contact')
      },
      { id: 'new-pack', from: night },
    )
    expect(classAt([], night, without)).toBe('clear')
    expect(classAt([aTransition('close_contact', 'keep')], night + 3 * day, without)).toBe('stay')
    expect(classAt([aTransition('close_contact', 'keep')], night + 5 * day, without)).toBe('limit')
    expect(classAt([aTransition('close_contact', 'keep')], night + 8 * day, without)).toBe('clear')
    expect(classAt([aTransition('close_contact', 'review')], night + day - 1, without)).toBe('stay')
    expect(classAt([aTransition('close_contact', 'review')], night + day, without)).toBe('clear')
    expect(
      classAt([aTransition('close_contact', 'recompute', { to: 'inbound' })], night, without),
    ).toBe('stay')
  })
})

test('zones are renamed, ended or left to a person too', () => {
  const order = aVerifiedOrder({
    kind: 'zone',
    basis: 'zone_lockdown',
    subject: { areas: ['unit:3-2'], unit: 'unit', widenedFor: null },
    evidence: [{ kind: 'case', fact: 'case of chen' }],
    law: { act: '传染病防治法', article: '40', policy: 'older' },
  })
  const home = aDwelling({ places: ['unit:3-2', 'building:3'] })
  const input = { people: ['bai'], facts: [aCase(), home], orders: [order], acts: noActs }
  const classAt = (at: number, ...transition: TransitionRule[]) =>
    statusOf({ ...input, rules: rules(young, transition) }, at).class
  const level = { of: 'level' } as const
  expect(classAt(night)).toBe('clear')
  expect(classAt(night, aTransition('lockdown', 'rename', { ...level, to: 'high' }))).toBe('stay')
  expect(classAt(night, aTransition('lockdown', 'end', level))).toBe('clear')
  const review = aTransition('lockdown', 'review', level)
  expect(classAt(night + day - 1, review)).toBe('stay')
  expect(classAt(night + day, review)).toBe('clear')
  const { moved } = effectOfChange(
    [{ ...input, district: '410105' }],
    noActs,
    rules(
      testPolicy(
        (b) => {
          Object.assign(b.areas.level, { lockdown: b.areas.level.high })
          Object.assign(b.status.rules, { zone_lockdown: b.status.rules.zone_high })
          b.areas.levels.v = ['lockdown']
          Reflect.deleteProperty(b.areas.level, 'high')
        },
        { id: 'older' },
      ),
    ),
    rules(young, [review]),
    night,
  )
  expect(moved).toMatchObject([
    { effect: 'shortened', after: { until: night + day, ownTerms: ['order 1'] } },
  ])
})

test('zones that the new rules find too wide end, others stay', () => {
  const zone = (id: string, area: string, unit: string) =>
    aVerifiedOrder({
      id,
      kind: 'zone',
      basis: 'zone_high',
      subject: { areas: [area], unit, widenedFor: null },
      evidence: [{ kind: 'case', fact: 'case of chen' }],
      until: t0 + 9 * day,
    })
  const orders = [zone('wide', 'building:3', 'building'), zone('narrow', 'unit:3-2', 'unit')]
  const found = zoneEffects(
    orders,
    [aCase()],
    noActs,
    { before: rules(old), after: rules(young) },
    night,
  )
  expect(found.map(({ order, effect, after }) => [order, effect, after])).toEqual([
    ['wide', 'ended', night],
    ['narrow', 'unchanged', t0 + 9 * day],
  ])
  const resident = { people: ['bai'], district: '410105', facts: [aCase(), aDwelling()], orders }
  expect(effectOfChange([resident], noActs, rules(old), rules(young), night).counts.released).toBe(
    1,
  )
})

test('is linear: ten thousand people cost about ten times a thousand', () => {
  const people = Array.from({ length: 11 }, (_, n) => contact(n))
  // Processor time, because the machine has other work.
  const cost = (count: number) => {
    const list = Array.from({ length: count }, (_, n) => people[n % 11] ?? contact(0))
    const began = process.cpuUsage()
    expect(change(list).people).toBe(count)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  cost(3_000)
  const small = Math.min(cost(1_000), cost(1_000), cost(1_000))
  const large = Math.min(cost(10_000), cost(10_000))
  expect(large).toBeLessThan(30 * Math.max(small, 10))
})
