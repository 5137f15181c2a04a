import { describe, expect, test } from 'vitest'
import { palettes, type ThemeName, tokenSheet } from './tokens.ts'

const channel = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe('tokens', () => {
  test('contrast is computed as WCAG does it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#1677ff', '#ffffff')).toBeCloseTo(4.1, 1)
  })

  for (const theme of ['light', 'dark'] satisfies ThemeName[]) {
    const palette = palettes[theme]
    test(`every text colour is readable on every ground in the ${theme} theme`, () => {
      for (const text of [
        'ink',
        'inkSoft',
        'inkFaint',
        'jade',
        'late',
        'wait',
        'ok',
        'info',
      ] as const) {
        for (const ground of ['paper', 'card', 'sunk'] as const) {
          expect(
            contrast(palette[text], palette[ground]),
            `${text} on ${ground}`,
          ).toBeGreaterThanOrEqual(4.5)
        }
      }
    })

    test(`every state word is readable on its own ground in the ${theme} theme`, () => {
      const pairs = [
        ['ok', 'okSoft'],
        ['wait', 'waitSoft'],
        ['late', 'lateSoft'],
        ['info', 'infoSoft'],
        ['onJade', 'jade'],
        ['jade', 'jadeSoft'],
        ['inkSoft', 'jadeSoft'],
      ] as const
      for (const [text, ground] of pairs) {
        expect(
          contrast(palette[text], palette[ground]),
          `${text} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5)
      }
    })
  }

  test('both themes reach the style sheet', () => {
    expect(tokenSheet()).toContain(`--jade:${palettes.light.jade}`)
    expect(tokenSheet()).toContain(`--jade:${palettes.dark.jade}`)
  })
})
