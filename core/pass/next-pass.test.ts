import { expect, test } from 'vitest'
import { type HeldPass, nextPass } from './next-pass.ts'

const a = (over: Partial<HeldPass['pass']> & { shown: number }): HeldPass => ({
  pass: { issuedAt: over.issuedAt ?? 0, expiresAt: over.expiresAt ?? 100 },
  shown: over.shown,
})

test('a phone shows each gate a pass that no gate has seen, while it has one', () => {
  const held = [a({ shown: 1 }), a({ shown: 0 }), a({ shown: 0 })]
  const shown: number[] = []
  for (let gate = 0; gate < 4; gate += 1) {
    const next = nextPass(held, 50)
    if (!next) throw new Error('none')
    shown.push(held.indexOf(next))
    next.shown += 1
  }
  expect(shown).toEqual([1, 2, 0, 1])
})

test('and none that is over or has not begun', () => {
  expect(nextPass([a({ shown: 0, expiresAt: 50 })], 50)).toBeNull()
  expect(nextPass([a({ shown: 0, issuedAt: 51 })], 50)).toBeNull()
  expect(nextPass([], 50)).toBeNull()
  expect(nextPass([a({ shown: 0, expiresAt: 50 }), a({ shown: 7 })], 50)?.shown).toBe(7)
})
