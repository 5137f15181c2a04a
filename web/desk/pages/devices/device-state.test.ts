import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockState, devicesShown, silenceOf, silenceState } from './device-state.ts'
import type { Device } from './questions.ts'

const dayMs = 24 * hourMs
const now = Date.parse('2022-04-20T10:00:00+08:00')
const device = (name: number, more: Partial<Device> = {}): Device => ({
  device: String(name),
  site: '1',
  siteName: '1号采样点',
  area: '410105001',
  lastSeenAt: isoOf(now),
  clockAheadMs: 0,
  lastSeq: 0,
  unsent: null,
  handOver: null,
  ...more,
})
const all = { area: '', site: '', silent: '' }
const heard = (minutes: number | null) => ({
  lastSeenAt: minutes === null ? null : isoOf(now - minutes * minuteMs),
})

describe('a clock', () => {
  test('is right up to two minutes either way, and of a wrong date beyond a day', () => {
    for (const sign of [1, -1]) {
      expect(clockState(sign * 2 * minuteMs)).toBe('ok')
      expect(clockState(sign * (2 * minuteMs + 1))).toBe('wait')
      expect(clockState(sign * dayMs)).toBe('wait')
      expect(clockState(sign * (dayMs + 1))).toBe('late')
    }
  })
})

describe('silence', () => {
  test('is late after two hours of an open round, and means nothing after it', () => {
    const tones = [0, 30, 31, 120, 121, null].map((minutes) =>
      silenceState(silenceOf(device(1, heard(minutes)), now), true),
    )
    expect(tones).toEqual(['ok', 'ok', 'wait', 'wait', 'late', 'wait'])
    expect(silenceState(5 * hourMs, false)).toBe('idle')
  })

  test('is told by filters of the address', () => {
    const list = [0, 31, 121, null].map((minutes, n) => device(n + 1, heard(minutes)))
    const shown = (silent: string) =>
      devicesShown(list, { ...all, silent }, now, true).map((one) => one.device)
    expect(shown('')).toEqual(['4', '3', '2', '1'])
    expect(shown('quiet')).toEqual(['4', '3', '2'])
    expect(shown('silent')).toEqual(['4', '3'])
    expect(shown('never')).toEqual(['4'])
  })
})

test('every device is shown once, those silent longest first, and only of the area and site that was asked', () => {
  const devices = fc.array(
    fc.record({
      minutes: fc.option(fc.integer({ min: 0, max: 5_000 })),
      site: fc.integer({ min: 1, max: 3 }),
      area: fc.constantFrom('410105001', '410102002'),
    }),
  )
  fc.assert(
    fc.property(devices, fc.boolean(), (raw, isOpen) => {
      const list = raw.map(({ minutes, site, area }, n) =>
        device(n + 1, { ...heard(minutes), site: String(site), area }),
      )
      const shown = devicesShown(list, all, now, isOpen)
      expect(new Set(shown)).toEqual(new Set(list))
      expect(shown).toHaveLength(list.length)
      const silence = shown.map((one) => silenceOf(one, now))
      if (isOpen) expect(silence).toEqual([...silence].sort((a, b) => (a === b ? 0 : b - a)))
      const some = devicesShown(list, { area: '410105', site: '2', silent: '' }, now, isOpen)
      expect(some.every(({ area, site }) => area === '410105001' && site === '2')).toBe(true)
    }),
  )
})
