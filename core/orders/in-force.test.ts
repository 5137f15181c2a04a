import { describe, expect, test } from 'vitest'
import { hourMs, minuteMs } from '../time/instant.ts'
import { actBook, noActs } from './act-book.ts'
import type { Assertion } from './assertion.ts'
import { actBytes } from './canonical.ts'
import { inForce } from './in-force.ts'
import { anAct, aVerifiedOrder, byMa, bySun, ma, sun } from './testing/a-signed-order.ts'
import { anAssertion, day, t0, trust } from './testing/officers.ts'
import { type VerifiedAct, verifyAct } from './verify-act.ts'

const order = aVerifiedOrder()
const end = t0 + 5 * day
const because = (acts: VerifiedAct[], at: number, known = at, of = order) => {
  const force = inForce(of, actBook(acts), at, known)
  return force.inForce ? 'in force' : force.because
}
const appeal = (at: number, id = 'appeal 1') =>
  anAct({
    kind: 'appeal',
    id,
    order: 'order 1',
    at,
    channel: 'page',
    clerk: null,
    words: '我不在那里',
  })

describe('by the clock alone', () => {
  test('it begins with its last signature and is over at its end, at that very millisecond', () => {
    expect(because([], t0 + minuteMs - 1)).toBe('not-known')
    expect(because([], t0 + minuteMs - 1, end)).toBe('not-begun')
    expect(because([], t0 + minuteMs)).toBe('in force')
    expect(because([], end - 1)).toBe('in force')
    expect(because([], end)).toBe('expired')
    expect(because([], end + 48 * hourMs)).toBe('expired')
  })

  test('it says since when and until when', () => {
    expect(inForce(order, noActs, t0 + day)).toEqual({
      inForce: true,
      since: t0 + minuteMs,
      until: end,
      log: 'logged',
      decideBy: null,
    })
  })

  test('outside of the public log it lives ten minutes, and shows that', () => {
    const hidden = aVerifiedOrder({}, { loggedAt: null })
    expect(inForce(hidden, noActs, t0 + 5 * minuteMs)).toMatchObject({
      inForce: true,
      log: 'pending',
    })
    expect(because([], t0 + 11 * minuteMs - 1, undefined, hidden)).toBe('in force')
    expect(because([], t0 + 11 * minuteMs, undefined, hidden)).toBe('not-logged')
    const late = aVerifiedOrder({}, { loggedAt: t0 + 30 * minuteMs })
    expect(because([], t0 + 20 * minuteMs, undefined, late)).toBe('not-logged')
    expect(because([], t0 + 20 * minuteMs, end, late)).toBe('not-logged')
    expect(because([], t0 + 31 * minuteMs, undefined, late)).toBe('in force')
  })
})

describe('acts', () => {
  test('one signature lifts it, from its moment on', () => {
    const lift = anAct({ kind: 'lift', order: 'order 1', at: t0 + day, ...byMa })
    expect(because([lift], t0 + day - 1, end)).toBe('in force')
    expect(because([lift], t0 + day)).toBe('lifted')
    expect(because([lift], t0 + 2 * day)).toBe('lifted')
  })

  test('a suspension is for good, and one act suspends a batch', () => {
    const suspend = anAct({ kind: 'suspend', order: 'order 1', batch: null, at: t0 + day, ...byMa })
    expect(because([suspend], t0 + day)).toBe('suspended')
    expect(because([suspend], end - 1)).toBe('suspended')
  })

  test('an officer of another district lifts nothing', () => {
    const far = {
      by: { officer: 'far', unit: 'street' },
      area: '410102',
      reason: '不是本区的命令。',
    }
    const lift = anAct({ kind: 'lift', order: 'order 1', at: t0 + day, ...far })
    expect(because([lift], t0 + 2 * day)).toBe('in force')
  })

  test('the end of the response ends every order before it', () => {
    const he = {
      by: { officer: 'he', unit: 'city' },
      area: '4101',
      reason: '应急响应结束，全部解除。',
    }
    const she = { officer: 'she', unit: 'city health' }
    const over = anAct({ kind: 'end-response', second: she, at: t0 + day, ...he })
    expect(because([over], t0 + day - 1, end)).toBe('in force')
    expect(because([over], t0 + day)).toBe('response-ended')
  })

  test('a row that is no act is none', () => {
    const rows = [
      null,
      {},
      { kind: 'lift' },
      { kind: 'toString' },
      { ...appeal(t0).act, at: 'now' },
    ]
    for (const act of rows) {
      const verdict = verifyAct({ act: act as never, assertions: [], knownAt: t0 }, trust)
      expect(verdict).toMatchObject({ ok: false, faults: [{ code: 'not-a-document' }] })
    }
  })

  test('an act that nobody signed, or another signed, is none', () => {
    const { act } = anAct({ kind: 'lift', order: 'order 1', at: t0 + day, ...byMa })
    const bytes = actBytes(act)
    const verdict = (...assertions: Assertion[]) => {
      const found = verifyAct({ act, assertions, knownAt: t0 + day }, trust)
      return found.ok ? [] : found.faults.map(({ code }) => code)
    }
    expect(verdict(anAssertion('ma', bytes, t0 + day))).toEqual([])
    expect(verdict()).toEqual(['signature-missing'])
    expect(verdict(anAssertion('sun', bytes, t0 + day))).toEqual(['signature-missing'])
    expect(verdict(anAssertion('ma', bytes, t0 + 2 * day))).toEqual(['back-dated'])
    expect(verdict(anAssertion('ma', bytes, t0 + day, { secret: 'mine' }))).toEqual([
      'signature-invalid',
    ])
  })

  test('an act that was not verified is refused', () => {
    const forged = {
      act: anAct({ kind: 'lift', order: 'order 1', at: t0, ...byMa }).act,
      knownAt: t0,
    }
    expect(() => actBook([forged])).toThrow(TypeError)
  })
})

describe('an appeal', () => {
  const lodged = t0 + day
  const lapse = lodged + 24 * hourMs
  const keep = (at: number, who = bySun, knownAt = at) =>
    anAct({ kind: 'keep', appeal: 'appeal 1', at, ...who }, knownAt)
  const decide = (
    at: number,
    outcome: 'upheld' | 'lifted' | 'shortened',
    who = bySun,
    until: number | null = null,
  ) => anAct({ kind: 'decide', appeal: 'appeal 1', at, outcome, until, ...who })

  test('that nobody decides suspends the order after 24 hours', () => {
    expect(because([appeal(lodged)], lapse - 1)).toBe('in force')
    expect(because([appeal(lodged)], lapse)).toBe('appeal-lapsed')
    expect(inForce(order, actBook([appeal(lodged)]), lodged)).toMatchObject({ decideBy: lapse })
  })

  test('that is upheld in time leaves it; too late restores nothing', () => {
    expect(because([appeal(lodged), decide(lapse - 1, 'upheld')], lapse)).toBe('in force')
    expect(because([appeal(lodged), decide(lapse, 'upheld')], lapse)).toBe('appeal-lapsed')
  })

  test('is not upheld by those who made the order', () => {
    const wu = {
      by: { officer: 'wu', unit: 'cdc' },
      area: '410105',
      reason: '我认为我是对的，维持原令。',
    }
    expect(because([appeal(lodged), decide(lodged + 1, 'upheld', wu)], lapse)).toBe('appeal-lapsed')
    expect(because([appeal(lodged), keep(lodged + 1, wu)], lapse)).toBe('appeal-lapsed')
    expect(because([appeal(lodged), decide(lodged + 1, 'shortened', wu, end - 1)], lapse)).toBe(
      'appeal-lapsed',
    )
    // They may free the person, though.
    expect(because([appeal(lodged), decide(lodged + 1, 'lifted', wu)], lodged + 1)).toBe(
      'appeal-lifted',
    )
  })

  test('is kept by a second officer for one more term, once', () => {
    const kept = [appeal(lodged), keep(lodged + 1)]
    expect(because(kept, lapse)).toBe('in force')
    expect(because(kept, lapse + 24 * hourMs)).toBe('appeal-lapsed')
    const twice = [...kept, keep(lapse + 1, { ...byMa })]
    expect(because(twice, lapse + 24 * hourMs)).toBe('appeal-lapsed')
    // Written down after the term, whatever moment it names.
    expect(because([appeal(lodged), keep(lodged + 1, bySun, lapse + 1)], lapse + 2)).toBe(
      'appeal-lapsed',
    )
  })

  test('shortens', () => {
    const acts = [appeal(lodged), decide(lodged + 1, 'shortened', bySun, t0 + 3 * day)]
    expect(because(acts, lapse)).toBe('in force')
    expect(because(acts, t0 + 3 * day)).toBe('shortened')
    const longer = [appeal(lodged), decide(lodged + 1, 'shortened', bySun, end + 9 * day)]
    expect(because(longer, end)).toBe('expired')
  })

  test('that a clerk keyed in late leaves four hours', () => {
    const paper = anAct(
      {
        kind: 'appeal',
        id: 'appeal 1',
        order: 'order 1',
        at: lodged,
        channel: 'paper',
        clerk: 'clerk',
        words: '信',
      },
      lodged + 23 * hourMs,
    )
    expect(because([paper], lodged + 25 * hourMs)).toBe('in force')
    expect(because([paper], lodged + 27 * hourMs)).toBe('appeal-lapsed')
  })

  test('against an order goes on against its renewal', () => {
    const renewal = aVerifiedOrder({
      id: 'order 2',
      chain: ['order 1'],
      issuedAt: lodged + hourMs,
      from: lodged + hourMs,
      until: end + day,
    })
    expect(because([], lapse, undefined, renewal)).toBe('in force')
    expect(because([appeal(lodged)], lapse - 1, undefined, renewal)).toBe('in force')
    expect(because([appeal(lodged)], lapse, undefined, renewal)).toBe('appeal-lapsed')
  })

  test('is nobody else’s', () => {
    expect(sun.unit).not.toBe(ma.unit)
    const other = anAct({
      kind: 'appeal',
      order: 'order 9',
      at: lodged,
      channel: 'page',
      clerk: null,
      words: '',
    })
    expect(because([other], lapse)).toBe('in force')
  })
})
