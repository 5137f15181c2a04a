import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actBook } from '../orders/act-book.ts'
import type { Order } from '../orders/order.ts'
import { anAct, aVerifiedOrder, byMa, bySun } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import { parametersOf } from '../policy/parameters.ts'
import { statusClasses } from '../policy/words.ts'
import { hourMs } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import type { Status } from './status.ts'
import { type StatusInput, statusOf } from './status-of.ts'
import {
  aCase,
  aContact,
  aDischarge,
  aDwelling,
  aMark,
  aPool,
  aResult,
  aRoll,
  aSample,
  aTravel,
  aWithdrawal,
} from './testing/a-fact.ts'
import { testPolicy, testRules, unverified } from './testing/test-policy.ts'

const policy = testPolicy()
const strictness = ({ class: one }: { class: Status['class'] }) => -statusClasses.indexOf(one)

// Signing is the slow part, so all orders are made once.
const made = (more: Partial<Order>) => aVerifiedOrder({ until: t0 + 8 * day, ...more })
const orderPool = [
  made({}),
  made({ id: 'o2', kind: 'monitor' }),
  made({
    id: 'o3',
    basis: 'inbound',
    evidence: [
      { kind: 'travel', fact: 'travel 1' },
      { kind: 'travel', fact: 'travel 2' },
    ],
  }),
  made({
    id: 'o4',
    basis: 'missed_test',
    kind: 'test',
    evidence: [{ kind: 'roll', fact: 'roll 1' }],
  }),
  made({
    id: 'o5',
    basis: 'pool_reactive',
    kind: 'hold',
    evidence: [{ kind: 'pool', fact: 'pool 1' }],
  }),
  made({
    id: 'o6',
    basis: 'secondary_contact',
    kind: 'stay_home',
    evidence: [{ kind: 'contact', fact: 'contact 2' }],
  }),
  made({ id: 'o7', liftedBy: [{ by: 'negatives', count: 1, minGapHours: 0 }] }),
  made({
    id: 'z1',
    kind: 'zone',
    basis: 'zone_high',
    subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
    evidence: [{ kind: 'case', fact: 'case 1' }],
  }),
]
const actPool = [
  anAct({ kind: 'lift', order: 'order 1', at: t0 + 2 * day, ...byMa }),
  anAct({ kind: 'suspend', order: 'z1', batch: null, at: t0 + 3 * day, ...byMa }),
  anAct({
    kind: 'appeal',
    id: 'ap',
    order: 'o3',
    at: t0 + day,
    channel: 'page',
    clerk: null,
    words: '',
  }),
  anAct({
    kind: 'decide',
    appeal: 'ap',
    at: t0 + day + hourMs,
    outcome: 'upheld',
    until: null,
    ...bySun,
  }),
]

const moment = fc.integer({ min: -72, max: 240 }).map((n) => t0 + n * hourMs)
const early = fc.integer({ min: -72, max: 60 }).map((n) => t0 + n * hourMs)
const lag = fc.constantFrom(0, 0, hourMs, day)
const dated = <F extends Fact>(make: (at: number, knownAt: number) => F) =>
  fc.tuple(early, lag).map(([at, late]) => make(at, at + late))

/** Facts that can only bind; those that free, or move somebody elsewhere, are apart. */
const binding = fc.oneof(
  dated((at, knownAt) => aContact({ at, knownAt })),
  dated((at, knownAt) => aContact({ id: 'contact 2', reason: 'secondary_contact', at, knownAt })),
  dated((at, knownAt) => aTravel({ id: 'travel 1', at, knownAt })),
  dated((at, knownAt) => aTravel({ id: 'travel 2', at, knownAt })),
  dated((at, knownAt) => aRoll({ id: 'roll 1', at, knownAt })),
  dated((at, knownAt) => aRoll({ id: 'roll 2', round: 2022019, at, knownAt })),
  dated((at, knownAt) => aPool({ id: 'pool 1', at, knownAt })),
  dated((at, knownAt) => aCase({ id: 'case 1', at, knownAt })),
  dated((at, knownAt) => aCase({ id: 'case 2', person: 'bai', at, knownAt })),
)
const freeing = fc.oneof(
  dated((at, knownAt) => aResult({ id: `result ${at}`, at, knownAt })),
  dated((at, knownAt) => aSample({ id: `sample ${at}`, round: 2022018, at, knownAt })),
  dated((at, knownAt) => aMark({ round: 2022019, at, knownAt })),
  dated((at, knownAt) => aDischarge({ at, knownAt })),
  fc
    .tuple(fc.constantFrom('roll 1', 'case 1', 'contact of bai'), early)
    .map(([id, at]) => aWithdrawal(id, at)),
)
const distinct = (facts: readonly Fact[]) => [
  ...new Map(facts.map((one) => [one.id, one])).values(),
]
const given = fc.record({
  bind: fc.array(binding, { maxLength: 8 }).map(distinct),
  free: fc.array(freeing, { maxLength: 4 }).map(distinct),
  orders: fc.subarray(orderPool),
  acts: fc.subarray(actPool),
  at: moment,
})
type Given = {
  bind: Fact[]
  free: Fact[]
  orders: typeof orderPool
  acts: typeof actPool
  at: number
}
const input = ({ bind, free, orders, acts }: Given, rules = testRules(policy)): StatusInput => ({
  people: ['bai'],
  facts: [...bind, ...free, aDwelling()],
  orders,
  acts: actBook(acts),
  rules,
})
const runs = { numRuns: 800 }

type Of = typeof statusOf

/** Removing a binding fact or an order never makes it stricter. Gives how often somebody was bound at all. */
function isMonotone(of: Of): number {
  let bound = 0
  fc.assert(
    fc.property(given, fc.nat(9), (one, which) => {
      const before = strictness(of(input(one), one.at))
      if (before > strictness({ class: 'remind' })) bound += 1
      const but = <T>(list: T[]) => list.filter((_, n) => n !== which % Math.max(1, list.length))
      for (const less of [
        { ...one, bind: but(one.bind) },
        { ...one, orders: but(one.orders) },
      ])
        expect(strictness(of(input(less), one.at))).toBeLessThanOrEqual(before)
    }),
    runs,
  )
  return bound
}

/** Adding a fact that frees never makes it stricter. */
function isFreed(of: Of): void {
  fc.assert(
    fc.property(given, freeing, (one, more) => {
      // Two facts of one id are one fact, and the first holds: replacing is not adding.
      if (one.free.some(({ id }) => id === more.id)) return
      const before = strictness(of(input(one), one.at))
      const after = of(input({ ...one, free: [...one.free, more] }), one.at)
      expect(strictness(after)).toBeLessThanOrEqual(before)
    }),
    runs,
  )
}

/** Nothing restricts without an order, a rule, a fact, words, and an end or what lifts it. Gives how many reasons there were. */
function isReasoned(of: Of): number {
  let count = 0
  fc.assert(
    fc.property(given, (one) => {
      const status = of(input(one), one.at)
      for (const reason of status.reasons) {
        count += 1
        expect(reason.facts.length).toBeGreaterThan(0)
        expect(reason.rule).toMatch(/^test-pack\//)
        for (const text of [reason.title, reason.text, reason.liftText]) {
          expect(text.zh).not.toMatch(/[{}]|undefined|^$/)
          expect(text.en).not.toMatch(/[{}]|undefined|^$/)
        }
        expect(reason.until !== null || reason.liftedBy.length > 0).toBe(true)
        if (reason.until !== null) expect(reason.until).toBeGreaterThan(one.at)
        expect(reason.since).toBeLessThanOrEqual(one.at)
        if (reason.class === 'remind') continue
        expect(reason.order).not.toBeNull()
        expect(reason.until).not.toBeNull()
        expect(reason.appeal).not.toBeNull()
      }
      const strictest = Math.max(strictness({ class: 'clear' }), ...status.reasons.map(strictness))
      expect(strictness(status)).toBe(strictest)
      expect(status.care).toBe('open')
    }),
    runs,
  )
  return count
}

/** The order in which facts, orders and acts come is irrelevant, and so is one sent twice. */
function isOrderless(of: Of): void {
  const turn = <T>(list: T[]) => [...list].reverse()
  const twice = <T>(list: T[]) => [...list, ...list]
  const with_ = (
    { bind, free, orders, acts, at }: Given,
    change: <T>(list: T[]) => T[],
  ): Given => ({
    bind: change(bind),
    free: change(free),
    orders: change(orders),
    acts: change(acts),
    at,
  })
  fc.assert(
    fc.property(given, (one) => {
      const status = of(input(one), one.at)
      expect(of(input(with_(one, turn)), one.at)).toEqual(status)
      expect(of(input(with_(one, twice)), one.at)).toEqual(status)
    }),
    runs,
  )
}

const places = ['counting', 'tracks', 'places', 'areas', 'rules'] as const
const loosened = Object.fromEntries(
  places.map((place) => [
    place,
    testPolicy(({ areas, status, ...draft }) =>
      loosen({ areas: areas.level, rules: status.rules, ...draft }[place]),
    ),
  ]),
)

/** A value that nobody confirmed binds nobody, whichever it is. Gives how many it freed. */
function isUnbound(of: Of): number {
  let freed = 0
  fc.assert(
    fc.property(given, fc.constantFrom(...places), (one, place) => {
      const loose = loosened[place] ?? policy
      const before = of(input(one), one.at)
      const status = of(input(one, testRules(loose)), one.at)
      expect(strictness(status)).toBeLessThanOrEqual(strictness(before))
      const isOfTrack = place === 'counting' || place === 'tracks' || place === 'places'
      if (isOfTrack)
        for (const reason of status.reasons) expect(reason.rule).not.toContain('/tracks.')
      if (strictness(before) > strictness(status)) freed += 1
    }),
    runs,
  )
  return freed
}

/** Asked again of the same moment with the same knowledge it says the same, whatever was learnt later. */
function isOfItsTime(of: Of): void {
  fc.assert(
    fc.property(given, binding, lag, (one, later, more) => {
      const after = { ...later, id: 'later', knownAt: one.at + 1 + more }
      const status = of(input(one), one.at)
      expect(of(input({ ...one, bind: [...one.bind, after] }), one.at)).toEqual(status)
    }),
    runs,
  )
}

describe('for any facts, orders and acts', () => {
  test('removing a binding fact or an order never makes it stricter', () => {
    expect(isMonotone(statusOf)).toBeGreaterThan(80)
  })
  test('adding a fact that frees never makes it stricter', () => isFreed(statusOf))
  test('nothing restricts without an order, a rule, a fact, words, and an end or what lifts it', () => {
    expect(isReasoned(statusOf)).toBeGreaterThan(500)
  })
  test('the order in which facts, orders and acts come is irrelevant', () => isOrderless(statusOf))
  test('a value that nobody confirmed binds nobody', () => {
    expect(parametersOf(policy).every(({ binds }) => binds)).toBe(true)
    expect(isUnbound(statusOf)).toBeGreaterThan(20)
  })
  test('the past does not change by what is learnt later', () => isOfItsTime(statusOf))
})

describe('controls: a status that breaks a promise is caught', () => {
  const stay = (status: Status, when: boolean): Status =>
    when ? { ...status, class: 'stay' } : status
  test.each<[string, (of: Of) => unknown, Of]>([
    [
      'binds those of whom less is known',
      isMonotone,
      (of, at) => stay(statusOf(of, at), of.facts.length < 4),
    ],
    [
      'takes a swab for a sign of guilt',
      isFreed,
      (of, at) =>
        stay(
          statusOf(of, at),
          of.facts.some((f) => f.kind === 'sample'),
        ),
    ],
    [
      'has a colour that somebody set',
      isReasoned,
      (of, at) => stay(statusOf(of, at), of.orders.length > 5),
    ],
    [
      'keeps an order after its end',
      isReasoned,
      (of, at) => {
        const { reasons, ...rest } = statusOf(of, at)
        return {
          ...rest,
          reasons: reasons.map((one) => ({ ...one, until: one.until && one.until - 9 * day })),
        }
      },
    ],
    [
      'believes the first row',
      isOrderless,
      (of, at) => stay(statusOf(of, at), of.facts[0]?.kind === 'contact'),
    ],
    [
      'takes every value for confirmed',
      isUnbound,
      (of, at) => statusOf({ ...of, rules: testRules(policy) }, at),
    ],
    ['knows the future', isOfItsTime, (of, at) => statusOf(of, at, at + 9 * day)],
  ])('one that %s', (_, property, broken) => {
    expect(() => property(broken)).toThrow()
  })
})

/** Takes the ground from every value below. */
function loosen(node: unknown): void {
  if (typeof node !== 'object' || node === null) return
  if ('v' in node && 'grade' in node) Object.assign(node, unverified(node.v))
  else for (const one of Object.values(node)) loosen(one)
}
