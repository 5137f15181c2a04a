import { passLifeMs } from '@bihuan/core/pass/pass.ts'
import { type StatusClass, statusClasses } from '@bihuan/core/policy/words.ts'
import type { Reason } from '@bihuan/core/status/status.ts'
import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passLife, type StatusForPass, spreadLife } from './pass-life.ts'

const now = instantOf('2022-11-12T09:00:20+08:00')
const reason = (over: Partial<Reason>) =>
  ({ class: 'stay', since: now, until: null, decideBy: null, ...over }) as Reason
const status = (over: Partial<StatusForPass>): StatusForPass => ({
  class: 'clear',
  reasons: [],
  coming: [],
  ...over,
})

test('a pass of somebody whom nothing concerns lives as long as its form may', () => {
  for (const form of ['screen', 'paper'] as const) {
    const life = passLife(status({}), form, now)
    expect(life && life.expiresAt - life.issuedAt).toBe(passLifeMs[form])
    expect(life && life.issuedAt % minuteMs).toBe(0)
  }
})

test('it ends where the person is freed: when the last reason of the strictest class is over', () => {
  const freed = status({
    class: 'stay',
    reasons: [
      reason({ until: now + 2 * hourMs }),
      reason({ until: now + 3 * hourMs + 5_000 }),
      reason({ class: 'limit', until: now + 9 * hourMs }),
    ],
  })
  expect(passLife(freed, 'screen', now)?.expiresAt).toBe(now - 20_000 + 3 * hourMs)
  const open = status({ class: 'stay', reasons: [...freed.reasons, reason({})] })
  const life = passLife(open, 'screen', now)
  expect(life && life.expiresAt - life.issuedAt).toBe(passLifeMs.screen)
  const asked = status({ class: 'stay', reasons: [reason({ decideBy: now + hourMs })] })
  expect(passLife(asked, 'screen', now)?.expiresAt).toBe(now - 20_000 + hourMs)
})

test('it never reaches into a restriction that is known to begin, and none is made in the minute of a change', () => {
  const coming = (since: number, of: StatusClass = 'stay') =>
    status({ coming: [reason({ class: of, since })] })
  expect(passLife(coming(now + hourMs), 'paper', now)?.expiresAt).toBe(now - 20_000 + hourMs)
  expect(passLife(coming(now + 30_000), 'screen', now)).toBeNull()
  // What asks for less than already holds shortens nothing.
  const held = { ...coming(now + hourMs, 'limit'), class: 'stay' as const, reasons: [reason({})] }
  const life = passLife(held, 'screen', now)
  expect(life && life.expiresAt - life.issuedAt).toBe(passLifeMs.screen)
})

test('whatever is known, a pass is whole minutes, has begun, is not over, and outlives neither its form nor a change', () => {
  const moments = fc.integer({ min: -2 * 3_600, max: 90 * 3_600 }).map((s) => now + s * 1_000)
  const reasons = fc.array(
    fc.record({
      class: fc.constantFrom(...statusClasses),
      since: moments,
      until: fc.option(moments),
      decideBy: fc.option(moments),
    }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...statusClasses),
      reasons,
      reasons,
      fc.constantFrom('screen' as const, 'paper' as const),
      (of, some, later, form) => {
        const it = status({
          class: of,
          reasons: some.map(reason),
          coming: later.map((one) => reason({ ...one, since: Math.max(one.since, now + 1) })),
        })
        const life = passLife(it, form, now)
        if (!life) return
        expect(life.issuedAt % minuteMs).toBe(0)
        expect(life.expiresAt % minuteMs).toBe(0)
        expect(life.issuedAt).toBeLessThanOrEqual(now)
        expect(life.expiresAt).toBeGreaterThan(now)
        expect(life.expiresAt - life.issuedAt).toBeLessThanOrEqual(passLifeMs[form])
        for (const { class: next, since } of it.coming)
          if (statusClasses.indexOf(next) < statusClasses.indexOf(of))
            expect(life.expiresAt).toBeLessThanOrEqual(since)
      },
    ),
  )
})

test('passes of one phone begin and end at other minutes, within what each of them may', () => {
  const life = { issuedAt: now - 20_000, expiresAt: now - 20_000 + passLifeMs.screen }
  const below = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(below, below, fc.integer({ min: 0, max: 90 }), (one, other, sinceKey) => {
      let turn = 0
      const anyBelow = (limit: number) => (turn++ === 0 ? one : other) % limit
      const earliest = life.issuedAt - sinceKey * minuteMs
      const spread = spreadLife(life, 'screen', { earliest, anyBelow })
      expect(spread.issuedAt).toBeGreaterThanOrEqual(earliest)
      expect(spread.issuedAt).toBeLessThanOrEqual(life.issuedAt)
      expect(spread.expiresAt).toBeLessThanOrEqual(life.expiresAt)
      expect(spread.expiresAt - spread.issuedAt).toBeLessThanOrEqual(passLifeMs.screen)
      expect(spread.expiresAt).toBeGreaterThan(life.expiresAt - 90 * minuteMs)
      expect([spread.issuedAt % minuteMs, spread.expiresAt % minuteMs]).toEqual([0, 0])
    }),
  )
  // Of a life that is short nothing is cut off: the person could not take another.
  const short = { ...life, expiresAt: life.issuedAt + hourMs }
  expect(
    spreadLife(short, 'screen', { earliest: 0, anyBelow: (limit) => limit - 1 }).expiresAt,
  ).toBe(short.expiresAt)
})
