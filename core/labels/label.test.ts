import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalLabel, type LabelKind, labelCode, labelNumber, parseLabel } from './label.ts'

const characters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const serialMax: Record<LabelKind, number> = {
  tube: 999_999_999,
  box: 9_999_999,
  plate: 9_999_999,
}
const kinds: LabelKind[] = ['tube', 'box', 'plate']

const label = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc
      .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: serialMax[kind] }))
      .map(([city, serial]) => ({ kind, number: labelNumber(kind, String(city), serial) })),
  )
const runs = { numRuns: 2_000 }

describe('a label', () => {
  test('is read back as the number it was printed from', () => {
    fc.assert(
      fc.property(label, ({ kind, number }) => {
        const code = labelCode(kind, number)
        expect(parseLabel(kind, code)).toEqual({ ok: true, label: number, code })
      }),
      runs,
    )
  })

  test('is not read as another kind', () => {
    fc.assert(
      fc.property(label, ({ kind, number }) => {
        for (const other of kinds) {
          if (other !== kind) expect(parseLabel(other, labelCode(kind, number)).ok).toBe(false)
        }
      }),
      runs,
    )
  })

  test('with any one character replaced is refused', () => {
    fc.assert(
      fc.property(label, ({ kind, number }) => {
        const code = labelCode(kind, number)
        for (let place = 0; place < code.length; place++) {
          for (const character of characters) {
            if (character === code[place]) continue
            const wrong = code.slice(0, place) + character + code.slice(place + 1)
            if (parseLabel(kind, wrong).ok) expect.fail(`${wrong} passes for ${code}`)
          }
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('with any two neighbours exchanged is refused', () => {
    fc.assert(
      fc.property(label, ({ kind, number }) => {
        const code = labelCode(kind, number)
        for (let place = 0; place + 1 < code.length; place++) {
          const [a, b] = [code.charAt(place), code.charAt(place + 1)]
          if (a === b) continue
          const wrong = code.slice(0, place) + b + a + code.slice(place + 2)
          if (parseLabel(kind, wrong).ok) expect.fail(`${wrong} passes for ${code}`)
        }
      }),
      runs,
    )
  })

  test('with a character lost or added is refused for its length', () => {
    fc.assert(
      fc.property(
        label,
        fc.nat(13),
        fc.constantFrom(...characters),
        ({ kind, number }, at, more) => {
          const code = labelCode(kind, number)
          const place = at % code.length
          const shorter = code.slice(0, place) + code.slice(place + 1)
          const longer = code.slice(0, place) + more + code.slice(place)
          for (const wrong of [shorter, longer]) {
            expect(parseLabel(kind, wrong)).toEqual({ ok: false, fault: 'length' })
          }
        },
      ),
      runs,
    )
  })

  test('says what is wrong with it', () => {
    const code = labelCode('box', labelNumber('box', '4101', 7))
    expect(parseLabel('box', `P${code.slice(1)}`)).toEqual({ ok: false, fault: 'kind' })
    expect(parseLabel('box', `${code.slice(0, 4)}X${code.slice(5)}`).ok).toBe(false)
    expect(parseLabel('box', `${code.slice(0, -1)}-`)).toEqual({ ok: false, fault: 'length' })
    expect(parseLabel('box', `${code.slice(0, -1)}é`)).toEqual({ ok: false, fault: 'characters' })
    expect(parseLabel('box', `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).toEqual({
      ok: false,
      fault: 'check',
    })
  })

  test('beyond its serials or its city is not made', () => {
    for (const kind of kinds) {
      expect(() => labelNumber(kind, '4101', serialMax[kind] + 1)).toThrow(RangeError)
      expect(() => labelNumber(kind, '4101', -1)).toThrow(RangeError)
      expect(() => labelNumber(kind, '4101', 0.5)).toThrow(RangeError)
      expect(() => labelNumber(kind, '0101', 1)).toThrow(RangeError)
      expect(() => labelNumber(kind, '410', 1)).toThrow(RangeError)
      expect(() => labelCode(kind, 4101)).toThrow(RangeError)
      expect(() => labelCode(kind, Number.NaN)).toThrow(RangeError)
    }
  })
})

describe('the canonical form', () => {
  test('of a canonical text is the text itself', () => {
    const expectStable = (text: string) => {
      const once = canonicalLabel(text)
      if (canonicalLabel(once) !== once) expect.fail(`not stable: ${JSON.stringify(text)}`)
    }
    // Every character of the first plane after a letter: «A¨» is one that becomes another letter in two steps.
    for (let point = 0; point < 0x10000; point++) expectStable(`A${String.fromCharCode(point)}`)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), expectStable), runs)
  })

  test('is the printed code, however it was typed', () => {
    const wide = (c: string) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)
    const ways = [
      (c: string) => c.toLowerCase(),
      wide,
      (c: string) => wide(c.toLowerCase()),
      (c: string) => `${c} `,
      (c: string) => `-${c}`,
      (c: string) => `\u3000${c}`,
    ]
    const way = fc.array(fc.nat(ways.length - 1), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(label, way, ({ kind, number }, chosen) => {
        const code = labelCode(kind, number)
        const typed = [...code].map((c, place) => ways[chosen[place] ?? 0]?.(c) ?? c).join('')
        expect(canonicalLabel(typed)).toBe(code)
        expect(parseLabel(kind, typed)).toEqual({ ok: true, label: number, code })
      }),
      runs,
    )
  })
})
