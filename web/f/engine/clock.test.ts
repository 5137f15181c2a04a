import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldClock } from './clock.ts'
import type { ClockFact } from './records.ts'

const noon = Date.UTC(2022, 0, 14, 4)

/** A phone whose clocks the test turns: `pass` is real time, `set` is somebody's finger, `sleep` real time that mono misses. */
function aPhone(wallOff = 0, fact: ClockFact | null = null) {
  const hands = { truth: noon, wall: noon + wallOff, mono: 0, hidden: false }
  const make = (known: ClockFact | null) =>
    fieldClock(
      {
        wall: () => hands.wall,
        mono: () => hands.mono,
        wasHidden: () => {
          const was = hands.hidden
          hands.hidden = false
          return was
        },
      },
      known,
    )
  let clock = make(fact)
  return {
    hands,
    clock: () => clock,
    pass(ms: number) {
      hands.truth += ms
      hands.wall += ms
      hands.mono += ms
      clock.now()
    },
    sleep(ms: number) {
      hands.truth += ms
      hands.wall += ms
      hands.hidden = true
      clock.now()
    },
    set(ms: number) {
      hands.wall += ms
      clock.now()
    },
    /** Off for so long. */
    restart(ms = 0) {
      const fact = clock.fact()
      hands.truth += ms
      hands.wall += ms
      hands.mono = 0
      clock = make(fact)
    },
  }
}

test('a clock that is 48 hours wrong is put right by one word of the server, and shown as wrong', () => {
  const phone = aPhone(48 * hourMs)
  phone.clock().learn(phone.hands.truth)
  phone.pass(10 * minuteMs)
  expect(phone.clock().now()).toBe(phone.hands.truth)
  expect(phone.clock().view(false)).toMatchObject({ offsetMs: 48 * hourMs, isFar: true })
})

test('a clock that jumps by days does not take the time along, and is shown as having jumped', () => {
  for (const jump of [-48, -3, 3, 48]) {
    const phone = aPhone()
    phone.clock().learn(phone.hands.truth)
    phone.pass(minuteMs)
    phone.set(jump * hourMs)
    phone.pass(minuteMs)
    expect(phone.clock().now()).toBe(phone.hands.truth)
    expect(phone.clock().view(false).isFar).toBe(true)
    expect(Math.abs(phone.clock().view(false).offsetMs - jump * hourMs)).toBeLessThan(1_000)
  }
})

test('a night in the pocket and a restart keep the time over 72 hours', () => {
  const phone = aPhone()
  phone.clock().learn(phone.hands.truth)
  for (let day = 0; day < 3; day += 1) {
    phone.pass(13 * hourMs)
    phone.sleep(10 * hourMs)
    phone.restart(hourMs)
  }
  expect(phone.clock().now()).toBe(phone.hands.truth)
  expect(phone.clock().view(false)).toMatchObject({ offsetMs: 0, isFar: false })
})

test('time goes on at the speed of a demo city', () => {
  const phone = aPhone()
  phone.clock().learn(noon, 60)
  phone.pass(1_000)
  expect(phone.clock().now()).toBe(noon + minuteMs)
  expect(phone.clock().view(true)).toMatchObject({ offsetMs: 0, isFar: false })
})

test('whatever is done to the clock, without a word of the server the time never goes back', () => {
  const deed = fc.tuple(
    fc.constantFrom('pass', 'sleep', 'set', 'restart'),
    fc.integer({ min: -48 * hourMs, max: 48 * hourMs }),
  )
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const phone = aPhone()
      phone.clock().learn(noon)
      let before = phone.clock().now()
      for (const [what, ms] of deeds) {
        if (what === 'restart') phone.restart()
        else if (what === 'set') phone.set(ms)
        else phone[what as 'pass' | 'sleep'](Math.abs(ms))
        const now = phone.clock().now()
        expect(now).toBeGreaterThanOrEqual(before)
        before = now
      }
    }),
  )
})
