import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueAt, keptMs, overSince } from './due.ts'
import { retentionIds, retentionKinds } from './kinds.ts'

const instant = fc.integer({ min: 1_600_000_000_000, max: 1_700_000_000_000 })

describe('the clock of a kind', () => {
  test('has a length, a source, and a sentence for the person in both languages', () => {
    for (const id of retentionIds) {
      const { days, source, told, how, name } = retentionKinds[id]
      expect([id, days > 0, source.length > 5]).toEqual([id, true, true])
      for (const words of [told, how, name]) expect(words.zh && words.en).toBeTruthy()
    }
  })

  test('begins with its own event, and without one with the end of the response', () => {
    const end = 1_671_000_000_000
    expect(dueAt('orders', 1_670_000_000_000, end)).toBe(1_670_000_000_000 + keptMs('orders'))
    expect(dueAt('members', null, end)).toBe(end + keptMs('members'))
    expect(dueAt('members', null, null)).toBe(null)
  })

  test('of the register begins with the end of the response and nothing else', () => {
    expect(dueAt('register', 1_600_000_000_000, null)).toBe(null)
    expect(dueAt('register', 1_600_000_000_000, 1_671_000_000_000)).toBe(
      1_671_000_000_000 + keptMs('register'),
    )
  })

  test('is over exactly when what it is due at has come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...retentionIds.filter((id) => id !== 'register')),
        instant,
        instant,
        (kind, began, now) => {
          const due = dueAt(kind, began, null)
          expect(due !== null && due <= now).toBe(began <= overSince(kind, now))
        },
      ),
    )
  })

  test('is never later because the response ended', () => {
    fc.assert(
      fc.property(fc.constantFrom(...retentionIds), instant, instant, (kind, began, end) => {
        const before = dueAt(kind, began, null)
        const after = dueAt(kind, began, end)
        expect(after !== null && (before === null || after <= before)).toBe(true)
      }),
    )
  })
})
