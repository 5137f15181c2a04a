import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs, instantOf } from '../time/instant.ts'
import { type AssistText, assistDigest, assistSheet } from './assist-file.ts'
import { type Carry, carryFault, type DayItem, dayCloseBody, type JudgedItem } from './day-close.ts'
import { barsOf, quantileOf } from './distribution.ts'
import { closeDueOf, cutOffOf, latestCarryOf, limitOf } from './limits.ts'
import { distributionOf } from './speeds.ts'

const t0 = instantOf('2022-01-14T16:00:00Z')
const said = (v: number, binds = true) => ({ v, binds }) as never
const policy = (timeLimits: Record<string, unknown> = {}) => ({ timeLimits }) as never

describe('the limits of a day', () => {
  test('are those of the policy, and our own where it says none or nobody confirmed it', () => {
    expect(cutOffOf('2022-01-14', policy())).toBe(t0)
    expect(cutOffOf('2022-01-14', policy({ day_cut_off: said(18) }))).toBe(t0 - 6 * hourMs)
    expect(cutOffOf('2022-01-14', policy({ day_cut_off: said(18, false) }))).toBe(t0)
    expect(closeDueOf(t0, policy())).toBe(t0 + 2 * hourMs)
    expect(latestCarryOf(t0, policy())).toBe(t0 + 24 * hourMs)
    // Whatever a policy says, an item that is carried over is looked at again within a week.
    expect(latestCarryOf(t0, policy({ carry_over: said(8_760) }))).toBe(t0 + 168 * hourMs)
    expect(limitOf(policy({ assist_answer: said(12) }), 'assist_answer')).toEqual({
      hours: 12,
      isOfPolicy: true,
    })
  })
})

const item = (more: Partial<DayItem> = {}): DayItem => ({
  kind: 'contact-not-placed',
  subject: 'contact:1',
  owner: 'district:410105',
  openedAt: t0 - 5 * hourMs,
  dueAt: t0 - hourMs,
  ...more,
})
const carry = (more: Partial<Carry> = {}): Carry => ({
  reason: 'no-transport',
  words: '明早有车',
  owner: 'district:410105',
  dueAt: t0 + 8 * hourMs,
  ...more,
})
const limits = { now: t0 + hourMs, latestAt: t0 + 24 * hourMs }

describe('carrying over', () => {
  test('needs a later time that is not too late, and words', () => {
    expect(carryFault(item(), carry(), limits)).toBeNull()
    expect(carryFault(item(), carry({ dueAt: limits.now }), limits)).toBe('not-later')
    expect(carryFault(item(), carry({ dueAt: limits.latestAt }), limits)).toBeNull()
    expect(carryFault(item(), carry({ dueAt: limits.latestAt + 1 }), limits)).toBe('too-late')
    expect(carryFault(item(), carry({ words: ' 忙 ' }), limits)).toBe('words-missing')
  })

  test('within its limit keeps its own time and is for what is not late', () => {
    const own = { reason: 'within-limit' as const, words: '' }
    const coming = item({ dueAt: t0 + 3 * hourMs })
    expect(carryFault(coming, carry({ ...own, dueAt: coming.dueAt }), limits)).toBeNull()
    expect(carryFault(coming, carry(own), limits)).toBe('other-time')
    expect(carryFault(item(), carry(own), limits)).toBe('not-within-limit')
  })

  test('a close adds up whatever was open, and none comes about with something left', () => {
    const one = fc.record({
      kind: fc.constantFrom('a', 'b', 'c'),
      isOpen: fc.boolean(),
      isCarried: fc.boolean(),
      late: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (drawn) => {
        const items: JudgedItem[] = drawn.map(({ kind, isOpen, isCarried, late }, n) => ({
          ...item({ kind, subject: `s:${n}`, dueAt: late ? t0 - 1 : t0 + 1 }),
          isOpen,
          carry: isCarried ? carry() : null,
          times: 0,
        }))
        const day = { district: '410105', day: '2022-01-14', cutOffAt: t0, takenAt: t0 }
        const close = () => dayCloseBody(day, items, ({ subject }) => subject)
        if (items.some((each) => each.isOpen && each.carry === null)) {
          expect(close).toThrow(RangeError)
          return
        }
        const body = close()
        const sum = (key: 'open' | 'closed' | 'carried' | 'late') =>
          body.kinds.reduce((total, kind) => total + kind[key], 0)
        expect(sum('open')).toBe(items.length)
        expect(sum('closed') + sum('carried')).toBe(items.length)
        expect(body.carried).toHaveLength(sum('carried'))
        expect(sum('late')).toBe(drawn.filter(({ late }) => late).length)
      }),
    )
  })
})

describe('distributions', () => {
  test('a quantile is what percentile_disc gives: of 1 to 10 the median is 5, nine in ten are within 9', () => {
    const counted = Array.from({ length: 10 }, (_, n) => ({ minutes: n + 1, count: 1 }))
    expect(quantileOf(counted, 0.5)).toBe(5)
    expect(quantileOf(counted, 0.9)).toBe(9)
    expect(quantileOf([], 0.5)).toBeNull()
  })

  test('counted together or one by one gives the same, in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ minutes: fc.nat(500), count: fc.integer({ min: 1, max: 5 }) })),
        fc.constantFrom(0.1, 0.5, 0.9, 1),
        (counted, q) => {
          const each = counted.flatMap(({ minutes, count }) =>
            Array.from({ length: count }, () => ({ minutes, count: 1 })),
          )
          const sorted = each.map(({ minutes }) => minutes).sort((a, b) => a - b)
          const naive = sorted[Math.ceil(q * sorted.length - 1e-9) - 1] ?? null
          expect(quantileOf(counted, q)).toBe(naive)
          expect(quantileOf(each.toReversed(), q)).toBe(naive)
          expect(barsOf(counted).reduce((sum, bar) => sum + bar, 0)).toBe(each.length)
        },
      ),
    )
  })

  test('says what cannot be told instead of guessing, and counts in time only where there is a limit', () => {
    const one = { hasBegin: true, isLate: false, count: 1 }
    const found = distributionOf([
      { ...one, minutes: 30, isWithin: true },
      { ...one, minutes: 90, isWithin: false, count: 3 },
      { ...one, minutes: 10, isWithin: null },
      { ...one, minutes: null, isWithin: null, isLate: true, count: 2 },
      { ...one, minutes: -5, isWithin: true },
      { ...one, hasBegin: false, minutes: null, isWithin: null },
    ])
    expect(found).toMatchObject({ measured: 5, medianMinutes: 90, withinShare: 0.25 })
    expect(found.runningLate).toBe(2)
    expect(found.missing).toEqual([
      { gap: 'not-yet', count: 2 },
      { gap: 'end-before-begin', count: 1 },
      { gap: 'no-begin', count: 1 },
    ])
    expect(distributionOf([]).missing).toEqual([{ gap: 'nothing-to-do', count: 1 }])
  })
})

describe('a request as a file', () => {
  const text: AssistText = {
    format: 'bihuan.assist.v1',
    id: '00000000-0000-4000-8000-000000000001',
    number: '协-1',
    fromOffice: '甲市',
    toOffice: '乙市',
    askedAt: '2022-01-14T00:00:00.000Z',
    dueAt: '2022-01-15T00:00:00.000Z',
    kind: 'locate',
    urgency: 'urgent',
    subject: '协查',
    words: '请协助。',
    people: [{ name: '某人' }],
    answer: null,
  }
  // A stand-in for SHA-256 that tells texts apart: core has no cryptography.
  const crypto = {
    sha256: (bytes: Uint8Array) =>
      Uint8Array.from([bytes.reduce((sum, one) => (sum * 31 + one) % 251, 7)]),
  }

  test('has a digest of all of it, and a sheet that says until when', () => {
    const digest = assistDigest(text, crypto)
    expect(assistDigest({ ...text }, crypto)).toBe(digest)
    expect(assistDigest({ ...text, words: '请立即隔离。' }, crypto)).not.toBe(digest)
    expect(assistSheet(text, 'abc')).toMatch(/请于 2022-01-15 08:00 前函复/)
    expect(assistSheet(text, 'abc')).toMatch(/【加急】/)
  })
})
