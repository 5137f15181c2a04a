import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barPath, barWidths, patterns, symbolsOf } from './code128.ts'

const stop = '2331112'

/** A reader of its own: from widths back to text, refusing a wrong check symbol. */
function readBars(widths: readonly number[]): string {
  const text = widths.join('')
  expect(text.endsWith(stop)).toBe(true)
  const body = text.slice(0, -stop.length)
  const symbols = Array.from({ length: body.length / 6 }, (_, n) =>
    patterns.indexOf(body.slice(n * 6, n * 6 + 6)),
  )
  const check = symbols.pop()
  const sum = symbols.reduce((all, symbol, place) => all + symbol * (place === 0 ? 1 : place), 0)
  expect(check).toBe(sum % 103)
  let set = symbols[0] === 105 ? 'C' : 'B'
  let read = ''
  for (const symbol of symbols.slice(1)) {
    if (symbol === 99 && set === 'B') set = 'C'
    else if (symbol === 100 && set === 'C') set = 'B'
    else read += set === 'C' ? String(symbol).padStart(2, '0') : String.fromCharCode(symbol + 32)
  }
  return read
}

describe('the table of symbols', () => {
  test('holds 106 different patterns, each 11 modules wide with an even number of them black', () => {
    expect(patterns.length).toBe(106)
    expect(new Set(patterns).size).toBe(106)
    for (const pattern of patterns) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = [...pattern].map(Number)
      expect([pattern, a + b + c + d + e + f, (a + c + e) % 2]).toEqual([pattern, 11, 0])
    }
  })
})

describe('bars', () => {
  // The symbols as bwip-js 4.11.4 gives them, an implementation that is not ours; its bars were compared width by width too.
  test.each([
    ['Wikipedia', [104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88]],
    ['12', [105, 12, 14]],
    ['A', [104, 33, 34]],
  ])('of %s are those that others draw', (text, symbols) => {
    expect(symbolsOf(text)).toEqual(symbols)
  })

  test('of a tube code put its digits two in a symbol', () => {
    expect(symbolsOf('4101000000123N').slice(0, -1)).toEqual([105, 41, 1, 0, 0, 0, 12, 100, 19, 46])
    expect(barPath('4101000000123N').modules).toBe(11 * 11 + 13 + 20)
  })

  test('of any text are read back as that text', () => {
    const texts = fc.oneof(
      fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((n) => String.fromCharCode(n)) }),
      fc.stringMatching(/^[A-Z]{0,2}[0-9]{0,14}[A-Z]?[0-9]{0,5}$/),
    )
    fc.assert(
      fc.property(
        texts.filter((text) => text !== ''),
        (text) => {
          expect(readBars(barWidths(text))).toBe(text)
        },
      ),
    )
  })

  test('are refused for what the sets cannot hold', () => {
    for (const text of ['', '闭环', 'a\nb']) expect(() => symbolsOf(text)).toThrow(RangeError)
  })

  test('as a path leave ten empty modules on each side and cover as many as the widths say', () => {
    const { path, modules } = barPath('B41010000001X')
    const bars = [...path.matchAll(/M(\d+) 0h(\d)v1h-\2z/g)].map(([, x, width]) => ({
      x: Number(x),
      width: Number(width),
    }))
    const black = barWidths('B41010000001X').filter((_, place) => place % 2 === 0)
    expect(bars.map(({ width }) => width)).toEqual(black)
    expect(bars[0]?.x).toBe(10)
    const end = bars.at(-1)
    expect(modules).toBe((end?.x ?? 0) + (end?.width ?? 0) + 10)
  })
})
