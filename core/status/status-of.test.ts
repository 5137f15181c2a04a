import { describe, expect, test } from 'vitest'
import { actBook, noActs } from '../orders/act-book.ts'
import { anAct, aVerifiedOrder, byMa } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import { hourMs, instantOf } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import { spoken } from './rule-words.ts'
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
import { sure, testPolicy, testRules, unverified } from './testing/test-policy.ts'

const policy = testPolicy()
const of = (more: Partial<StatusInput> = {}): StatusInput => ({
  people: ['bai'],
  facts: [aContact()],
  orders: [aVerifiedOrder()],
  acts: noActs,
  rules: testRules(policy),
  ...more,
})
const now = t0 + day
const zoneOrder = (more = {}) =>
  aVerifiedOrder({
    id: 'zone 1',
    kind: 'zone',
    basis: 'zone_high',
    subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
    evidence: [{ kind: 'case', fact: 'case of chen' }],
    ...more,
  })
const inZone = (facts: Fact[] = [], more: Partial<StatusInput> = {}) =>
  statusOf(of({ facts: [aCase(), aDwelling(), ...facts], orders: [zoneOrder()], ...more }), now)
const withoutEffect = (input: StatusInput, at = now) => {
  const { class: strictness, without } = statusOf(input, at)
  expect(strictness).not.toBe('stay')
  return without.map(({ because }) => because)
}

test('nobody with nothing known is anything but clear, and care is open', () => {
  const empty = statusOf(of({ facts: [], orders: [] }), now)
  expect(empty).toEqual({
    at: now,
    known: now,
    policy: 'test-pack',
    class: 'clear',
    reasons: [],
    coming: [],
    unconfirmed: [],
    without: [],
    care: 'open',
  })
})

describe('an order in force with its ground', () => {
  const { class: strictness, reasons } = statusOf(of(), now)

  test('is a reason with everything a person must be told', () => {
    expect(strictness).toBe('stay')
    expect(reasons[0]).toMatchObject({
      class: 'stay',
      rule: 'test-pack/tracks.close_contact.stages[0]',
      basis: 'close_contact',
      order: 'order 1',
      facts: [{ id: 'contact of bai', kind: 'contact', at: t0 - 2 * day }],
      why: { zh: '您和一位确诊的人同桌吃过饭，需要先观察几天。' },
      law: { act: '传染病防治法', article: '39' },
      title: { zh: '密接', en: '密接' },
      text: { zh: '密接：从 2022年11月6日10:00 到 2022年11月13日10:00，在隔离点。' },
      liftText: { en: 'It ends by itself at 13 Nov 2022, 10:00.' },
      place: 'centralized',
      until: t0 + 5 * day,
      appeal: { to: '金水区申诉组', answerHours: 4, decideHours: 24 },
    })
  })

  test('never lasts beyond the days of the rules, whatever the order says', () => {
    const long = aVerifiedOrder({ until: t0 + 60 * day })
    // Day 1 is 6 November, so the seven and three days are over with the 15th.
    const release = instantOf('2022-11-16T00:00:00+08:00')
    expect(statusOf(of({ orders: [long] }), release - 1).reasons[0]?.until).toBe(release)
    expect(withoutEffect(of({ orders: [long] }), release)).toEqual(['term-served'])
  })

  test('is as strict as its stage, and never stricter than its kind', () => {
    const long = aVerifiedOrder({ until: t0 + 60 * day })
    const second = instantOf('2022-11-13T00:00:00+08:00')
    expect(statusOf(of({ orders: [long] }), second - 1).class).toBe('stay')
    expect(statusOf(of({ orders: [long] }), second).class).toBe('limit')
    const mild = aVerifiedOrder({ kind: 'monitor' })
    expect(statusOf(of({ orders: [mild] }), now).class).toBe('limit')
  })

  test('loses effect with its ground', () => {
    expect(withoutEffect(of({ facts: [] }))).toEqual(['ground-gone'])
    expect(withoutEffect(of({ facts: [aContact({ person: 'chen' })] }))).toEqual(['ground-gone'])
    expect(withoutEffect(of({ facts: [aContact(), aWithdrawal('contact of bai', now)] }))).toEqual([
      'ground-gone',
    ])
  })

  test('loses effect with its rule', () => {
    const rules = (change: Parameters<typeof testPolicy>[0]) =>
      of({ rules: testRules(testPolicy(change)) })
    expect(
      withoutEffect(
        rules((b) => {
          Reflect.deleteProperty(b.tracks, 'close_contact')
        }),
      ),
    ).toEqual(['basis-abolished'])
    expect(
      withoutEffect(
        rules((b) => {
          b.counting.day_one = unverified('clock_day')
        }),
      ),
    ).toEqual(['rule-unconfirmed'])
    expect(
      withoutEffect(
        rules((b) => {
          b.orders.forbidden_kinds.v = ['isolate']
        }),
      ),
    ).toEqual(['kind-forbidden'])
  })

  test('shows the unconfirmed rule with its values', () => {
    const one = testPolicy((b) => {
      b.counting.day_one = unverified('clock_day')
    })
    const status = statusOf(of({ rules: testRules(one) }), now)
    expect(status.class).toBe('clear')
    expect(status.unconfirmed[0]?.values.map(({ path }) => path)).toEqual(['counting.day_one'])
  })

  test('ends by what its officers signed', () => {
    const liftedBy = [{ by: 'negatives', count: 2, minGapHours: 24 } as const]
    const orders = [aVerifiedOrder({ liftedBy })]
    const result = (id: string, at: number, more = {}) =>
      aResult({ id, at, knownAt: at + hourMs, ...more })
    const one = result('1', t0 + hourMs)
    const close = result('2', t0 + 2 * hourMs)
    const two = result('3', t0 + 25 * hourMs)
    const at = t0 + 26 * hourMs
    expect(statusOf(of({ orders, facts: [aContact(), one, close] }), at).class).toBe('stay')
    expect(withoutEffect(of({ orders, facts: [aContact(), one, close, two] }), at)).toEqual([
      'lifted-by-facts',
    ])
    expect(statusOf(of({ orders, facts: [aContact(), one, two] }), at - 1).class).toBe('stay')
  })

  test('counts Ct only of the person’s own tubes, and a stronger signal begins the count anew', () => {
    const orders = [aVerifiedOrder({ liftedBy: [{ by: 'ct', atLeast: 35, count: 2 }] })]
    const ct = (id: string, hours: number, value: number | null, more = {}) =>
      aResult({
        id,
        at: t0 + hours * hourMs,
        knownAt: t0 + hours * hourMs,
        ct: value,
        call: value === null ? 'negative' : 'reactive',
        ...more,
      })
    const class_ = (...facts: Fact[]) =>
      statusOf(of({ orders, facts: [aContact(), ...facts] }), now).class
    expect(class_(ct('1', 1, 36), ct('2', 2, null))).not.toBe('stay')
    expect(class_(ct('1', 1, 36), ct('2', 2, null, { of: 'pool' }))).toBe('stay')
    expect(class_(ct('1', 1, 36), ct('2', 2, 30), ct('3', 3, 36))).toBe('stay')
  })
})

test('what is signed and has not begun is told, and binds nobody yet', () => {
  const order = aVerifiedOrder({ kind: 'monitor', from: t0 + 4 * day, until: t0 + 6 * day })
  const status = statusOf(of({ orders: [order] }), now)
  expect(status.class).toBe('remind')
  expect(status.coming).toMatchObject([{ order: 'order 1', class: 'limit', since: t0 + 4 * day }])
  expect(statusOf(of({ orders: [order] }), t0 + 4 * day)).toMatchObject({
    class: 'limit',
    coming: [],
  })
})

test('a second row of one order binds nobody, in whatever order the rows come', () => {
  const logged = aVerifiedOrder()
  const hidden = aVerifiedOrder({}, { loggedAt: null })
  for (const orders of [
    [logged, hidden],
    [hidden, logged],
  ])
    expect(statusOf(of({ orders }), now)).toMatchObject({ without: [{ because: 'not-logged' }] })
})

test('an end at midnight is named by the day that it ends', () => {
  const midnight = instantOf('2022-11-15T00:00:00+08:00')
  expect(spoken(midnight, 'zh', true)).toBe('2022年11月14日24:00')
  expect(spoken(midnight, 'en', true)).toBe('14 Nov 2022, 24:00')
  expect(spoken(midnight, 'en')).toBe('15 Nov 2022, 00:00')
})

describe('a zone', () => {
  test('binds who lives in it', () => {
    expect(inZone()).toMatchObject({
      class: 'stay',
      reasons: [{ basis: 'zone_high', order: 'zone 1' }],
    })
  })
  test('does not bind who moved out, or who never lived there', () => {
    const moved = aDwelling({ id: 'new home', at: t0 - day, places: ['building:9'] })
    expect(inZone([moved]).class).toBe('clear')
    expect(statusOf(of({ facts: [aCase()], orders: [zoneOrder()] }), now).class).toBe('clear')
  })
  test('binds nobody when its case was withdrawn, its level abolished or its unit too wide by the rules of now', () => {
    expect(inZone([aWithdrawal('case of chen', t0)]).without).toEqual([
      { order: 'zone 1', because: 'ground-gone' },
    ])
    const none = testPolicy((b) => {
      b.areas.levels.v = []
      b.areas.level = {} as never
    })
    expect(inZone([], { rules: testRules(none) }).without).toEqual([
      { order: 'zone 1', because: 'basis-abolished' },
    ])
    const narrow = testPolicy((b) => {
      b.areas.level.high.units.v = ['unit']
    })
    expect(inZone([], { rules: testRules(narrow) }).without).toEqual([
      { order: 'zone 1', because: 'zone-not-allowed' },
    ])
  })
})

test('a zone that calls a county a building binds nobody', () => {
  const subject = { areas: ['county:410105'], unit: 'building', widenedFor: null }
  const status = inZone([], { orders: [zoneOrder({ subject })] })
  expect(status.without).toEqual([{ order: 'zone 1', because: 'zone-not-allowed' }])
})

test('one officer cannot hold somebody by one emergency order after another', () => {
  const emergency = (id: string, hours: number) =>
    aVerifiedOrder({
      id,
      approver: null,
      issuedAt: t0 + hours * hourMs,
      from: t0 + hours * hourMs,
      until: t0 + (hours + 2) * hourMs,
    })
  const orders = [emergency('e2', 2), emergency('e1', 0)]
  expect(statusOf(of({ orders }), t0 + hourMs).class).toBe('stay')
  const second = statusOf(of({ orders }), t0 + 3 * hourMs)
  expect(second.class).toBe('remind')
  expect(second.without).toContainEqual({ order: 'e2', because: 'emergency-again' })
  // A full order follows an emergency order.
  const full = aVerifiedOrder({ issuedAt: t0 + 2 * hourMs, from: t0 + 2 * hourMs })
  expect(statusOf(of({ orders: [...orders, full] }), t0 + 3 * hourMs).class).toBe('stay')
})

describe('what nobody ordered', () => {
  const reminded = (...facts: Fact[]) => {
    const status = statusOf(of({ facts, orders: [] }), now)
    for (const reason of status.reasons)
      expect(reason).toMatchObject({ order: null, class: 'remind', appeal: null })
    return status.reasons.map(({ basis }) => basis)
  }
  test('reminds, whatever the rules say of it', () => {
    expect(reminded(aContact({ at: t0 - 3 * day }))).toEqual(['close_contact', 'test_due'])
    expect(reminded(aRoll())).toEqual(['missed_test'])
    expect(reminded(aPool({ at: t0 + hourMs }))).toEqual(['pool_reactive'])
    expect(reminded(aPool())).toEqual([]) // its day is over
  })
  test('says that one may go about as usual', () => {
    const [reason] = statusOf(of({ facts: [aRoll()], orders: [] }), now).reasons
    expect(reason?.text.zh).toBe('未参加检测。目前没有对您下达任何命令，您可以照常活动。')
  })
  test('goes away with what it asks for', () => {
    expect(reminded(aRoll(), aMark())).toEqual([])
    expect(reminded(aRoll(), aSample({ round: 2022018, at: t0 - 2 * day }))).toEqual([])
    expect(reminded(aRoll(), aResult())).toEqual([])
    const pool = aPool({ at: t0 + hourMs })
    const later = t0 + 2 * hourMs
    expect(reminded(pool, aResult({ at: later }))).toEqual([])
    expect(reminded(pool, aResult({ at: later, of: 'pool' }))).toEqual(['pool_reactive'])
  })
  test('a case is over with its discharge', () => {
    const own = aCase({ id: 'own', person: 'bai' })
    expect(reminded(own)).toEqual(['infected_mild'])
    expect(reminded(own, aDischarge({ at: t0, knownAt: t0 }))).toEqual([])
    const order = aVerifiedOrder({
      basis: 'infected_mild',
      kind: 'stay_home',
      evidence: [{ kind: 'case', fact: 'own' }],
    })
    const status = (...facts: Fact[]) =>
      statusOf(of({ facts: [own, ...facts], orders: [order] }), now)
    expect(status().class).toBe('stay')
    expect(status(aDischarge({ at: now, knownAt: now })).class).toBe('clear')
  })
  test('tests and nothing else: the reason is over when they are done', () => {
    const tested = testPolicy((b) => {
      b.tracks.inbound.stages = []
      Object.assign(b.tracks.inbound, {
        tests: { count: sure(2), within_days: sure(3), min_gap_hours: sure(24) },
      })
    })
    const at = t0 - day
    const bases = (...facts: Fact[]) =>
      statusOf(
        of({
          facts: [aTravel({ at, knownAt: at }), ...facts],
          orders: [],
          rules: testRules(tested),
        }),
        now,
      ).reasons.map(({ basis }) => basis)
    const first = aResult({ id: '1', at: at + hourMs, knownAt: at + hourMs })
    const soon = aResult({ id: '2', at: at + 2 * hourMs, knownAt: at + 2 * hourMs })
    const second = aResult({ id: '3', at: at + 26 * hourMs, knownAt: at + 26 * hourMs })
    expect(bases()).toEqual(['inbound'])
    expect(bases(first, soon)).toEqual(['inbound'])
    expect(bases(first, second)).toEqual([])
  })
  test('a test is due on its days until a sample is there', () => {
    const exposed = aContact({ at: t0 - hourMs, knownAt: t0 })
    const due = statusOf(of({ facts: [exposed], orders: [aVerifiedOrder()] }), now)
    expect(due.reasons.map(({ basis }) => basis)).toEqual(['close_contact', 'test_due'])
    const sampled = [exposed, aSample({ at: now - hourMs, knownAt: now - hourMs })]
    expect(statusOf(of({ facts: sampled }), now).reasons.map(({ basis }) => basis)).toEqual([
      'close_contact',
    ])
  })
})

describe('two times', () => {
  const late = aContact({ knownAt: t0 + 2 * day })
  const result = aWithdrawal('contact of bai', t0 + 3 * day)
  const then = t0 + day
  test('what we said then, and what we know now of then, are different questions', () => {
    const facts = [late]
    expect(statusOf(of({ facts }), then).without).toEqual([
      { order: 'order 1', because: 'ground-gone' },
    ])
    expect(statusOf(of({ facts }), then, t0 + 2 * day).class).toBe('stay')
    expect(statusOf(of({ facts: [aContact(), result] }), then).class).toBe('stay')
    expect(statusOf(of({ facts: [aContact(), result] }), then, t0 + 4 * day).class).toBe('clear')
  })
  test('the past does not change by what is learnt later, asked with what was known', () => {
    const lift = anAct({ kind: 'lift', order: 'order 1', at: then, ...byMa }, t0 + 3 * day)
    const before = statusOf(of(), then)
    const after = statusOf(
      of({ facts: [aContact(), result, aRoll({ knownAt: t0 + 3 * day })], acts: actBook([lift]) }),
      then,
    )
    expect(after).toEqual(before)
  })
})

test('a person with two documents has one status', () => {
  const facts = [aContact({ person: 'bai by passport' }), aRoll()]
  const one = statusOf(of({ facts, people: ['bai', 'bai by passport'] }), now)
  expect(one).toEqual(statusOf(of({ facts, people: ['bai by passport', 'bai'] }), now))
  expect(one.reasons.map(({ basis }) => basis)).toEqual(['close_contact', 'missed_test'])
  // Two halves of a person would each have been told less.
  expect(statusOf(of({ facts }), now).class).toBe('remind')
})

test('a scan is no fact: a row of that kind says nothing and grounds nothing', () => {
  const scan = {
    id: 'contact of bai',
    kind: 'scan',
    person: 'bai',
    at: t0,
    knownAt: t0,
  } as unknown as Fact
  const status = statusOf(of({ facts: [scan] }), now)
  expect(status).toMatchObject({
    class: 'clear',
    reasons: [],
    without: [{ because: 'ground-gone' }],
  })
})
