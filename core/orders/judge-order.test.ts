import { describe, expect, test } from 'vitest'
import type { Policy } from '../policy/policy.ts'
import type { Fact } from '../status/fact.ts'
import {
  aCase,
  aContact,
  aMark,
  aPool,
  aResult,
  aRoll,
  aTravel,
  aWithdrawal,
} from '../status/testing/a-fact.ts'
import { testPolicy, unverified } from '../status/testing/test-policy.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { actBook, noActs } from './act-book.ts'
import { faultWords } from './fault-words.ts'
import { judgeBatch, sampleOf, sampleSize, stagesOf } from './judge-batch.ts'
import { judgeOrder, type OrderGround } from './judge-order.ts'
import type { Order } from './order.ts'
import { aBatch } from './testing/a-batch.ts'
import { anAct, anEmergencyOrder, anOrder, aVerifiedOrder, byMa } from './testing/a-signed-order.ts'
import { day, t0 } from './testing/officers.ts'

const policy = testPolicy()
const ground = (more: Partial<OrderGround> = {}): OrderGround => ({
  policy,
  facts: [aContact()],
  people: ['bai'],
  standing: [],
  issuedToday: 0,
  withCity: false,
  ...more,
})
const met = new Set<string>()
function codes(order: Order, more: Partial<OrderGround> = {}, now = t0): string[] {
  const judged = judgeOrder(order, ground(more), now)
  if (judged.ok) return []
  const found = judged.faults.map(({ code }) => code)
  for (const code of found) met.add(code)
  return found
}
const withFacts = (facts: Fact[], order: Partial<Order> = {}) => codes(anOrder(order), { facts })
const zone = (more: Partial<Order> = {}): Order =>
  anOrder({
    kind: 'zone',
    basis: 'zone_high',
    subject: { areas: ['building:3'], unit: 'building', widenedFor: null },
    evidence: [{ kind: 'case', fact: 'case of chen' }],
    ...more,
  })
const judgeZone = (order: Order, of: Policy = policy) =>
  codes(order, { facts: [aCase()], people: [], policy: of })

describe('accepts', () => {
  test('an order that facts and policy carry, and gives the bytes to sign', () => {
    const judged = judgeOrder(anOrder(), ground(), t0)
    expect(judged).toMatchObject({ ok: true, order: anOrder() })
    expect(judged.ok && judged.bytes.length).toBeGreaterThan(700)
  })

  test.each<[string, Order, Fact]>([
    [
      'an entry',
      anOrder({ basis: 'inbound', evidence: [{ kind: 'travel', fact: 'entry of bai' }] }),
      aTravel(),
    ],
    [
      'a case',
      anOrder({
        basis: 'infected_mild',
        kind: 'stay_home',
        subject: { person: 'chen' },
        evidence: [{ kind: 'case', fact: 'case of chen' }],
      }),
      aCase(),
    ],
    [
      'a missed round',
      anOrder({
        basis: 'missed_test',
        kind: 'test',
        until: t0 + 3 * day,
        evidence: [{ kind: 'roll', fact: 'roll of bai' }],
      }),
      aRoll(),
    ],
    [
      'a reactive pool',
      anOrder({
        basis: 'pool_reactive',
        kind: 'hold',
        until: t0 + day,
        evidence: [{ kind: 'pool', fact: 'pool of bai' }],
      }),
      aPool(),
    ],
  ])('%s', (_, order, fact) => {
    expect(codes(order, { facts: [fact], people: ['bai', 'chen'] })).toEqual([])
  })

  test('a zone of a building and a temporary control of a day', () => {
    expect(judgeZone(zone())).toEqual([])
    expect(judgeZone(zone({ basis: 'temporary_control', until: t0 + day }))).toEqual([])
  })

  test('the second document of the same person', () => {
    expect(
      codes(anOrder(), {
        facts: [aContact({ person: 'bai with a passport' })],
        people: ['bai', 'bai with a passport'],
      }),
    ).toEqual([])
  })
})

describe('evidence', () => {
  test.each<[string, Fact[], Partial<Order>, string]>([
    ['that does not exist', [], {}, 'evidence-unknown'],
    [
      'that was withdrawn',
      [aContact(), aWithdrawal('contact of bai', t0 - 1)],
      {},
      'evidence-unknown',
    ],
    ['that nobody knows yet', [aContact({ knownAt: t0 + 1 })], {}, 'evidence-unknown'],
    ['that has not happened yet', [aContact({ at: t0 + 1, knownAt: t0 })], {}, 'evidence-unknown'],
    ['of somebody else', [aContact({ person: 'chen' })], {}, 'evidence-other-person'],
    ['of another kind', [aTravel({ id: 'contact of bai' })], {}, 'evidence-kind'],
    [
      'that is called what it is not',
      [aContact()],
      { evidence: [{ kind: 'scan', fact: 'contact of bai' }] },
      'evidence-kind',
    ],
    [
      'of a contact of another degree',
      [aContact({ reason: 'secondary_contact' })],
      {},
      'evidence-kind',
    ],
  ])('%s is none', (_, facts, order, code) => {
    expect(withFacts(facts, order)).toContain(code)
  })

  test('a round that was answered since, and a pool whose single test is negative, need no order', () => {
    const missed = {
      basis: 'missed_test',
      kind: 'test',
      until: t0 + day,
      evidence: [{ kind: 'roll', fact: 'roll of bai' }],
    } as const
    expect(withFacts([aRoll(), aMark()], missed)).toContain('evidence-answered')
    const held = {
      basis: 'pool_reactive',
      kind: 'hold',
      until: t0 + hourMs,
      evidence: [{ kind: 'pool', fact: 'pool of bai' }],
    } as const
    expect(withFacts([aPool({ at: t0 - 9 }), aResult()], held)).toContain('evidence-answered')
    expect(withFacts([aPool({ at: t0 - 9 }), aResult({ of: 'pool' })], held)).toEqual([])
  })

  test('a case outside of the areas seals nothing', () => {
    expect(
      judgeZone(zone({ subject: { areas: ['building:4'], unit: 'building', widenedFor: null } })),
    ).toEqual(['evidence-other-area'])
  })
})

describe('policy', () => {
  const changed = (change: Parameters<typeof testPolicy>[0]) => ({ policy: testPolicy(change) })
  test.each<[string, Order, Partial<OrderGround>, string[]]>([
    [
      'another than that in force',
      anOrder({ law: { act: 'a', article: '1', policy: 'older' } }),
      {},
      ['policy-other'],
    ],
    [
      'one that is over',
      anOrder(),
      { policy: testPolicy(undefined, { until: t0 }) },
      ['policy-other'],
    ],
    ['beyond the days of the track', anOrder({ until: t0 + 9 * day }), {}, ['too-long']],
    ['a kind for which no stage asks', anOrder({ kind: 'stay_home' }), {}, ['kind-not-allowed']],
    ['a kind that does not rest on it', anOrder({ kind: 'test' }), {}, ['kind-not-allowed']],
    [
      'a basis that was abolished',
      anOrder({ basis: 'secondary_contact' }),
      {
        facts: [aContact({ reason: 'secondary_contact' })],
        ...changed((b) => {
          Reflect.deleteProperty(b.tracks, 'secondary_contact')
        }),
      },
      ['basis-not-in-policy'],
    ],
    [
      'a value that nobody confirmed',
      anOrder(),
      changed((b) => {
        b.counting.day_one = unverified('clock_day')
      }),
      ['policy-unconfirmed'],
    ],
  ])('refuses %s', (_, order, more, expected) => {
    expect(codes(order, more)).toEqual(expected)
  })

  test('a pack may ask for faster appeals, if somebody confirmed it', () => {
    const fast = testPolicy((b) => {
      b.appeals.decision_hours.v = 12
    })
    expect(codes(anOrder(), { policy: fast })).toEqual(['appeal-clock'])
    const loose = testPolicy((b) => {
      b.appeals.decision_hours = unverified(12)
    })
    expect(codes(anOrder(), { policy: loose })).toEqual([])
  })

  test('zones: no wider, no longer, and none of a level that is not there', () => {
    const of = (area: string, unit: string, widenedFor: string | null = null) => ({
      subject: { areas: [area], unit, widenedFor },
    })
    expect(judgeZone(zone(of('compound:c', 'compound')))).toEqual(['unit-too-wide'])
    expect(judgeZone(zone(of('compound:c', 'compound', 'risk_unclear')))).toEqual([])
    expect(judgeZone(zone(of('county:410105', 'building')))).toEqual(['unit-too-wide'])
    expect(judgeZone(zone({ basis: 'zone_medium' }))).toContain('basis-not-in-policy')
    expect(judgeZone(zone({ until: t0 + 15 * day }))).toEqual(['too-long'])
    expect(judgeZone(zone({ basis: 'temporary_control', until: t0 + 2 * day }))).toEqual([
      'too-long',
    ])
    const ten = testPolicy((b) => {
      b.areas.temporary_control = { allowed: { v: false, src: ['S'], grade: 'a' } } as never
    })
    expect(judgeZone(zone({ basis: 'temporary_control', until: t0 + hourMs }), ten)).toEqual([
      'basis-not-in-policy',
    ])
  })
})

describe('other orders', () => {
  const stands = (more: Partial<Order> = {}, acts = noActs) => ({
    standing: [{ verified: aVerifiedOrder(more), book: acts }],
  })
  const newer = aContact({ id: 'contact 2', at: t0 + day, knownAt: t0 + 2 * day })
  const later = t0 + 4 * day
  const renewal = (more: Partial<Order> = {}) =>
    anOrder({
      id: 'order 2',
      chain: ['order 1'],
      issuedAt: later,
      from: t0 + 5 * day,
      until: t0 + 8 * day - 10 * hourMs,
      evidence: [{ kind: 'contact', fact: 'contact 2' }],
      ...more,
    })
  const renew = (order: Order, more: Partial<OrderGround> = {}) =>
    codes(order, { facts: [aContact(), newer], ...stands(), ...more }, later)

  test('the same facts do not restrict twice', () => {
    expect(codes(anOrder({ id: 'order 2' }), stands())).toEqual(['already-ordered'])
    expect(codes(anOrder({ id: 'order 2', kind: 'monitor', until: t0 + day }), stands())).toEqual(
      [],
    )
    expect(codes(anEmergencyOrder({ id: 'e2' }), stands())).toEqual(['already-ordered'])
  })

  test('a renewal is a new order with a new fact that names the whole chain', () => {
    expect(renew(renewal())).toEqual([])
    expect(renew(renewal({ evidence: [{ kind: 'contact', fact: 'contact of bai' }] }))).toContain(
      'renewed-without-news',
    )
    expect(renew(renewal({ chain: ['order 0', 'order 1'] }))).toEqual(['renewed-unknown'])
    expect(renew(renewal({ chain: ['order 9'] }))).toEqual(['renewed-unknown'])
    expect(renew(renewal({ kind: 'monitor', until: t0 + 6 * day }))).toEqual(['renewed-other'])
    expect(
      renew(renewal({ appeal: { to: 'desk', answerHours: 4, decideHours: 24, lodgeDays: 59 } })),
    ).toEqual(['renewed-appeal-shorter'])
  })

  test('what was lifted is not renewed', () => {
    const lift = anAct({ kind: 'lift', order: 'order 1', at: t0 + day, ...byMa })
    expect(renew(renewal(), stands({}, actBook([lift])))).toEqual(['renewed-ended'])
  })
})

test('drafts are of now and begin soon', () => {
  expect(codes(anOrder(), {}, t0 + 10 * minuteMs)).toEqual(['back-dated'])
  expect(codes(anOrder(), {}, t0 - 10 * minuteMs)).toContain('back-dated')
  expect(codes(anOrder({ from: t0 + 3 * day }))).toEqual(['back-dated'])
})

test('one issuer restricts so many people a day, unless the city signs', () => {
  expect(codes(anOrder(), { issuedToday: 500 })).toEqual(['issuer-cap'])
  expect(codes(anOrder(), { issuedToday: 500, withCity: true })).toEqual([])
  expect(codes(anOrder(), { issuedToday: 499 })).toEqual([])
})

describe('a batch', () => {
  const judge = (...args: Parameters<typeof aBatch>) => {
    const judged = judgeBatch(aBatch(...args), policy, 0)
    return judged.ok
      ? []
      : judged.faults.map(({ code }) => {
          met.add(code)
          return code
        })
  }

  test('draws its sample evenly, from the first to the last', () => {
    expect(sampleOf(0)).toEqual([])
    expect(sampleOf(3)).toEqual([0, 1, 2])
    expect(sampleSize(10_000)).toBe(50)
    expect(sampleOf(10_000).slice(0, 3)).toEqual([0, 204, 408])
    expect(sampleOf(10_000).at(-1)).toBe(9_999)
  })

  test('goes in stages when it is large', () => {
    expect(stagesOf(1_000, policy)).toEqual([{ upTo: 1_000 }])
    expect(stagesOf(10_000, policy)).toEqual([{ upTo: 100 }, { upTo: 1_000 }, { upTo: 10_000 }])
  })

  test('is accepted with its sample, its stages, its places and the signatures for its size', () => {
    expect(judge(50)).toEqual([])
    expect(judge(51)).toEqual(['batch-cap'])
    expect(judge(51, { cityApprover: { officer: 'he', unit: 'city' } })).toEqual([])
    const city = { cityApprover: { officer: 'he', unit: 'city' } }
    expect(judge(2_000, city)).toEqual([])
    expect(judge(2_000, { ...city, stages: [{ upTo: 2_000 }] })).toEqual(['batch-stages'])
    expect(
      judge(2_000, { ...city, stages: [{ upTo: 20 }, { upTo: 200 }, { upTo: 1_999 }] }),
    ).toEqual(['batch-stages'])
    expect(judge(600, { sample: [] })).toEqual(['batch-cap', 'issuer-cap', 'batch-sample'])
    expect(judge(20, { sample: [0, 1] })).toEqual(['batch-sample'])
    const chosen = Array.from({ length: 15 }, (_, n) => n)
    expect(judge(20, { sample: chosen })).toEqual(['batch-sample'])
    expect(judge(20, { where: [{ area: '410105', count: 19 }] })).toEqual(['batch-where'])
    expect(judge(2, { digests: ['a', 'a'] })).toEqual(['batch-twice'])
  })
})

test('every refusal has words in both languages that say what to do, and these tests met those of a draft', () => {
  for (const { zh, en } of Object.values(faultWords)) {
    expect(zh).toMatch(/^.{12,}。$/)
    expect(en.length).toBeGreaterThan(30)
  }
  const ofDrafts = Object.keys(faultWords).filter((code) =>
    /^(evidence|policy|basis-not|kind-not|too|unit|already|renewed|issuer|batch)/.test(code),
  )
  expect(ofDrafts.filter((code) => !met.has(code))).toEqual([])
})
