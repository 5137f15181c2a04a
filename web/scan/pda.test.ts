import { describe, expect, test } from 'vitest'
import { committedCode } from './pda.ts'

describe('text that a PDA puts into the hidden field', () => {
  test('is a code, in capitals and without what surrounds it', () => {
    expect(committedCode('41010000001237\n', 0, null)).toBe('41010000001237')
    expect(committedCode(' b41010000071x', 0, null)).toBe('B41010000071X')
  })
  test('is a pass with its moving code behind a dot', () => {
    const pass = `P1${'0V7'.repeat(60)}`
    expect(committedCode(`${pass}.${'1'.repeat(29)}\n`, 0, null)).toBe(`${pass}.${'1'.repeat(29)}`)
    expect(committedCode(`${pass}.${'1'.repeat(28)}`, 0, null)).toBeNull()
  })
  test('is no code when it is a word, a few keys, or has other letters in it', () => {
    for (const text of ['', '张三', '4101', '4101000000123张', '4101000000_1237', '410100000012']) {
      expect(committedCode(text, 0, null)).toBeNull()
    }
  })
  test('is the echo of keys that were just heard, but a scan of the same code later', () => {
    const last = { code: '41010000001237', at: 1_000 }
    expect(committedCode('41010000001237', 1_100, last)).toBeNull()
    expect(committedCode('41010000001237', 1_500, last)).toBe('41010000001237')
    expect(committedCode('41010000001245', 1_100, last)).toBe('41010000001245')
  })
})
