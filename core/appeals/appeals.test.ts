import { describe, expect, test } from 'vitest'
import type { ActDocument, AppealAct } from '../orders/act.ts'
import { actBook } from '../orders/act-book.ts'
import { anAct, aVerifiedOrder, byMa, bySun } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import type { VerifiedAct } from '../orders/verify-act.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { appealFigures } from './appeal-figures.ts'
import { appealState } from './appeal-state.ts'
import { appealClock } from './clock.ts'
import { judgeAppeal, judgeReview } from './judge-appeal.ts'

const order = aVerifiedOrder()
const lodged = t0 + day
const wu = { by: { officer: 'wu', unit: 'cdc' }, area: '410105', reason: '签发人认为应当维持。' }
type Appeal = VerifiedAct<AppealAct>
const appealOf = (more: Partial<AppealAct> = {}, knownAt?: number): Appeal =>
  anAct(
    {
      kind: 'appeal',
      id: 'a1',
      order: 'order 1',
      at: lodged,
      channel: 'page',
      clerk: null,
      words: '我没去过',
      ...more,
    },
    knownAt,
  ) as Appeal
const appeal = appealOf()
const decide = (
  at: number,
  outcome: 'upheld' | 'lifted' | 'shortened',
  who = bySun,
  until: number | null = null,
) => anAct({ kind: 'decide', appeal: 'a1', at, outcome, until, ...who })
const answer = (at: number) => anAct({ kind: 'answer', appeal: 'a1', at, ...bySun })
const keep = (at: number, who = bySun) => anAct({ kind: 'keep', appeal: 'a1', at, ...who })
const state = (at: number, ...acts: VerifiedAct[]) =>
  appealState(appeal, order.order, actBook([appeal, ...acts]), at)

describe('the clock', () => {
  test('is four hours to an answer and a day to a decision', () => {
    expect(appealClock(lodged, lodged, { answerHours: 4, decideHours: 24 })).toEqual({
      answerBy: lodged + 4 * hourMs,
      decideBy: lodged + 24 * hourMs,
    })
  })
  test('may be faster and never slower', () => {
    expect(appealClock(0, 0, { answerHours: 2, decideHours: 12 }).decideBy).toBe(12 * hourMs)
    expect(appealClock(0, 0, { answerHours: 99, decideHours: 99 })).toEqual({
      answerBy: 4 * hourMs,
      decideBy: 24 * hourMs,
    })
  })
  test('runs from when a letter came, but leaves four hours after it was keyed in', () => {
    const late = appealClock(0, 30 * hourMs, { answerHours: 4, decideHours: 24 })
    expect(late).toEqual({ answerBy: 4 * hourMs, decideBy: 34 * hourMs })
    expect(appealClock(9 * hourMs, 0, { answerHours: 4, decideHours: 24 }).answerBy).toBe(
      4 * hourMs,
    )
  })
})

describe('an appeal', () => {
  test('is open, answered, and then decided with a reason for the person', () => {
    expect(state(lodged)).toMatchObject({
      state: 'open',
      answeredAt: null,
      decidedAt: null,
      reason: null,
    })
    expect(state(lodged + hourMs, answer(lodged + hourMs))).toMatchObject({
      state: 'open',
      answeredAt: lodged + hourMs,
    })
    const upheld = state(lodged + 3 * hourMs, decide(lodged + 2 * hourMs, 'upheld'))
    expect(upheld).toMatchObject({
      state: 'upheld',
      answeredAt: lodged + 2 * hourMs,
      decidedAt: lodged + 2 * hourMs,
      reason: bySun.reason,
    })
  })
  test('lapses the order when nobody decides, and what comes later does not undo it', () => {
    expect(state(lodged + 24 * hourMs - 1).state).toBe('open')
    expect(state(lodged + 24 * hourMs).state).toBe('lapsed')
    expect(state(lodged + 26 * hourMs, decide(lodged + 25 * hourMs, 'upheld')).state).toBe('lapsed')
    expect(state(lodged + 26 * hourMs, decide(lodged + 25 * hourMs, 'lifted')).state).toBe('lifted')
  })
  test('is kept open once by a second officer', () => {
    expect(state(lodged + 30 * hourMs, keep(lodged + hourMs))).toMatchObject({
      state: 'open',
      isKept: true,
    })
    expect(state(lodged + 48 * hourMs, keep(lodged + hourMs)).state).toBe('lapsed')
    expect(state(lodged + 30 * hourMs, keep(lodged + hourMs, wu))).toMatchObject({
      state: 'lapsed',
      isKept: false,
    })
  })
  test('that shortens says so', () => {
    expect(
      state(lodged + 2 * hourMs, decide(lodged + hourMs, 'shortened', bySun, t0 + 2 * day)).state,
    ).toBe('shortened')
  })
  test('is not decided by who made the order', () => {
    const li = {
      by: { officer: 'li', unit: 'street' },
      area: '410105',
      reason: '批准人认为应当维持。',
    }
    expect(state(lodged + 2 * hourMs, decide(lodged + hourMs, 'upheld', li)).state).toBe('open')
    expect(state(lodged + 2 * hourMs, decide(lodged + hourMs, 'upheld', wu)).state).toBe('open')
  })
})

describe('what is taken', () => {
  const take = (more: Partial<AppealAct>, of: typeof order | null = order, now = lodged) => {
    const judged = judgeAppeal({ ...appeal.act, ...more }, of, now)
    return judged.ok ? null : judged.fault
  }
  test('every appeal against a signed order, on the page, by phone and on paper', () => {
    expect(take({})).toBeNull()
    expect(take({ channel: 'phone', clerk: 'clerk 3' })).toBeNull()
    expect(take({ channel: 'paper', clerk: 'clerk 3', words: '' })).toBeNull()
    // After its end too: who was wrongly held may want to hear it.
    expect(take({}, order, t0 + 64 * day)).toBeNull()
  })
  test('nothing else', () => {
    expect(take({ channel: 'phone' })).toBe('clerk-missing')
    expect(take({ order: 'order 9' })).toBe('order-unknown')
    expect(take({}, null)).toBe('order-unknown')
    expect(take({}, order, t0)).toBe('order-not-yet')
    expect(take({}, order, t0 + 65 * day)).toBe('lodged-too-late')
  })

  type Review = Extract<ActDocument, { appeal: string }>
  const review = (
    act: VerifiedAct,
    at: number,
    more: Partial<Review> = {},
    ...before: VerifiedAct[]
  ) => {
    const judged = judgeReview(
      { ...act.act, ...more } as Review,
      appeal,
      order,
      actBook([appeal, ...before]),
      at,
    )
    if (!judged.ok) expect(judged.en.length).toBeGreaterThan(20)
    return judged.ok ? null : judged.fault
  }
  const soon = lodged + hourMs
  test('reviews by another officer, in time, with reasons', () => {
    expect(review(answer(soon), soon)).toBeNull()
    expect(review(decide(soon, 'upheld'), soon)).toBeNull()
    expect(review(keep(soon), soon)).toBeNull()
    expect(review(decide(soon, 'shortened', bySun, t0 + 2 * day), soon)).toBeNull()
    expect(review(decide(soon, 'lifted', wu), soon)).toBeNull()
    expect(review(decide(soon, 'lifted'), lodged + 40 * hourMs)).toBeNull()
  })
  test('no others', () => {
    expect(review(decide(soon, 'upheld', wu), soon)).toBe('own-order')
    expect(review(keep(soon, wu), soon)).toBe('own-order')
    expect(review(decide(soon, 'upheld'), lodged + 24 * hourMs)).toBe('already-over')
    expect(review(keep(soon, byMa), soon + minuteMs, {}, keep(soon))).toBe('already-kept')
    expect(review(decide(soon, 'upheld'), soon, { reason: ' ' })).toBe('reason-missing')
    expect(review(decide(soon, 'upheld'), soon, { appeal: 'a9' })).toBe('other-appeal')
    expect(review(decide(soon, 'shortened', bySun, order.order.until), soon)).toBe('not-shorter')
    expect(review(decide(soon, 'shortened'), soon)).toBe('not-shorter')
  })
})

test('figures by basis and district, each appeal once', () => {
  const second = aVerifiedOrder({
    id: 'order 2',
    chain: ['order 1'],
    issuedAt: t0 + 2 * day,
    from: t0 + 2 * day,
    until: t0 + 6 * day,
  })
  const other = aVerifiedOrder({
    id: 'order 3',
    basis: 'inbound',
    evidence: [{ kind: 'travel', fact: 'x' }],
  })
  const lifted = appealOf({ id: 'a2', order: 'order 3', channel: 'phone', clerk: 'clerk 3' })
  const book = actBook([
    appeal,
    lifted,
    anAct({
      kind: 'decide',
      appeal: 'a2',
      at: lodged + hourMs,
      outcome: 'lifted',
      until: null,
      ...bySun,
    }),
  ])
  const figures = appealFigures([order, second, other], book, lodged + 25 * hourMs)
  expect(figures).toMatchObject([
    {
      basis: 'close_contact',
      district: '410105',
      orders: 2,
      appealed: 1,
      lodged: 1,
      lapsed: 1,
      answeredLate: 1,
      byChannel: { page: 1 },
    },
    {
      basis: 'inbound',
      district: '410105',
      orders: 1,
      appealed: 1,
      lodged: 1,
      lifted: 1,
      answeredLate: 0,
      byChannel: { phone: 1 },
    },
  ])
})
