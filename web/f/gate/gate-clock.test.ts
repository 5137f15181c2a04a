import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { gateClock } from './gate-clock.ts'

const real = instantOf('2022-11-12T09:00:00+08:00')

/** A phone whose wall clock can be set and which can be switched off. */
function aPhone() {
  const at = { wall: real, mono: 0 }
  return {
    parts: { wall: () => at.wall, mono: () => at.mono, wasHidden: () => false },
    passes(ms: number) {
      at.wall += ms
      at.mono += ms
    },
    isSet(ms: number) {
      at.wall += ms
    },
    isOff(ms: number) {
      at.wall += ms
      at.mono = 0
    },
  }
}

describe('the time at a gate', () => {
  test('is the city’s, whatever somebody sets the phone to while the page is open', () => {
    const phone = aPhone()
    const clock = gateClock(phone.parts, null)
    expect(clock.trust()).toBe('lost')
    clock.learn(real, 1)
    for (const shift of [48 * hourMs, -96 * hourMs]) {
      phone.isSet(shift)
      phone.passes(minuteMs)
    }
    expect(clock.trust()).toBe('checked')
    expect(clock.now()).toBe(real + 2 * minuteMs)
  })

  test('is carried on over a restart, and lost where the phone’s clock went back', () => {
    const phone = aPhone()
    const before = gateClock(phone.parts, null)
    before.learn(real, 1)
    phone.passes(hourMs)
    const kept = before.kept()
    phone.isOff(2 * hourMs)
    const after = gateClock(phone.parts, kept)
    expect([after.trust(), after.now()]).toEqual(['carried', real + 3 * hourMs])
    phone.isOff(-48 * hourMs)
    const lost = gateClock(phone.parts, kept)
    expect(lost.trust()).toBe('lost')
    expect(lost.now()).toBeGreaterThanOrEqual(real + hourMs)
    lost.learn(real + 4 * hourMs, 1)
    expect([lost.trust(), lost.now()]).toEqual(['checked', real + 4 * hourMs])
  })
})
