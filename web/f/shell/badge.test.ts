import { describe, expect, test } from 'vitest'
import type { FieldState } from '../engine/types.ts'
import { badgeOf } from './badge.ts'

const minute = 60_000
const now = 1_000 * minute
const calm: FieldState = {
  phase: 'joined',
  account: { id: '1', name: '周', role: 'sampler' },
  needsSignIn: false,
  isDemo: false,
  book: null,
  rosterTakenAt: now,
  people: 10,
  station: { open: null, closed: [], samples: 0, tubes: 0 },
  unsent: { count: 0, oldestAt: null },
  conflicts: [],
  awaiting: [],
  isOnline: true,
  isSending: false,
  isCut: false,
  clock: { offsetMs: 0, checkedAt: now, isFar: false },
  storage: { isPersistent: true, freeBytes: null, isFull: false },
  update: { isReady: false, mayUpdate: false },
}

describe('the badge', () => {
  test('tells how many are unsent and how old the oldest is, on line or not', () => {
    const owed = { count: 37, oldestAt: now - 12.9 * minute }
    expect(badgeOf({ ...calm, isOnline: false, unsent: owed }, now)).toMatchObject({
      tone: 'wait',
      state: 'offline',
      unsent: 37,
      oldestMinutes: 12,
    })
    expect(badgeOf({ ...calm, unsent: owed }, now)).toMatchObject({ tone: 'wait', state: 'late' })
    expect(badgeOf({ ...calm, unsent: { count: 1, oldestAt: now } }, now).state).toBe('sending')
    expect(badgeOf(calm, now)).toMatchObject({ tone: 'ok', state: 'online', oldestMinutes: null })
  })
  test('is red for a clock more than five minutes off, in either direction, and not for two', () => {
    const off = (minutes: number) => ({ offsetMs: minutes * minute, checkedAt: now, isFar: true })
    expect(badgeOf({ ...calm, clock: off(9) }, now)).toMatchObject({
      tone: 'late',
      state: 'clock',
      clockMinutes: 9,
    })
    expect(badgeOf({ ...calm, clock: off(-9) }, now).state).toBe('clock')
    expect(badgeOf({ ...calm, clock: off(3) }, now).state).toBe('online')
  })
  test('says that nothing can be kept before anything else', () => {
    const full = { ...calm.storage, isFull: true }
    expect(badgeOf({ ...calm, storage: full, isOnline: false }, now).state).toBe('full')
    expect(badgeOf({ ...calm, phase: 'blocked', storage: full }, now).state).toBe('blocked')
  })
})
