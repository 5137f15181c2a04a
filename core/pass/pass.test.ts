import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { maskName } from '../identity/mask.ts'
import { statusClasses } from '../policy/words.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { aPass, passNow } from './a-pass.ts'
import {
  checkLive,
  liveAgeMaxMs,
  liveAheadMs,
  liveChain,
  liveCodeAt,
  liveStepMs,
} from './live-code.ts'
import { encodePass, formatPass, type Pass, parsePass, passLifeMs } from './pass.ts'

const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const nobody = { publicKey: '', sign: () => new Uint8Array(64).fill(200) }
const bytesOfLength = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })

const passAny: fc.Arbitrary<Pass> = fc
  .record({
    city: fc.integer({ min: 1000, max: 9999 }).map(String),
    key: fc.integer({ min: 1, max: 65_535 }),
    class: fc.constantFrom(...statusClasses),
    form: fc.constantFrom('screen' as const, 'paper' as const),
    issuedAt: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((minutes) => minutes * minuteMs),
    life: fc.nat(),
    serial: bytesOfLength(8),
    anchor: bytesOfLength(16),
    nameMasked: fc.oneof(
      fc
        .constantFrom('张三丰', '阿依古丽·买买提', '𠮷野家', 'John Smith', '', '欧阳娜娜')
        .map(maskName),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map(maskName),
    ),
  })
  .map(({ life, anchor, ...pass }) => ({
    ...pass,
    expiresAt: pass.issuedAt + (1 + (life % (passLifeMs[pass.form] / minuteMs))) * minuteMs,
    anchor: pass.form === 'screen' ? anchor : null,
  }))
const liveAny = fc.record({ step: fc.integer({ min: 1, max: 65_535 }), code: bytesOfLength(16) })
const signed = (pass: Pass) => Uint8Array.from([...encodePass(pass), ...nobody.sign()])

describe('a pass', () => {
  test('reads as it was written, the name cut at a character', () => {
    fc.assert(
      fc.property(passAny, liveAny, (pass, live) => {
        const shown = pass.form === 'screen' ? live : null
        const read = parsePass(formatPass(signed(pass), shown))
        if (!read) throw new Error('does not read')
        const { nameMasked, ...rest } = read.pass
        const { nameMasked: whole, ...wanted } = pass
        expect(rest).toEqual(wanted)
        expect(whole.startsWith(nameMasked)).toBe(true)
        expect(Buffer.byteLength(nameMasked)).toBeLessThanOrEqual(18)
        expect(read.live).toEqual(shown)
        expect(read.signed).toEqual(encodePass(pass))
      }),
    )
  })

  test('fits a QR code of version 8 at level M, in the alphanumeric mode, whatever is in it', () => {
    const longest: Pass = {
      ...aPass(nobody, sha256).pass,
      class: 'stay',
      nameMasked: maskName('阿依古丽·买买提·吐尔逊'),
    }
    const widest = formatPass(signed(longest), { step: 2880, code: new Uint8Array(16).fill(255) })
    expect(widest).toHaveLength(220)
    const version = (text: string) =>
      (encode(text, { ecc: 'M', boostEcc: false, border: 0 }).size - 17) / 4
    expect(version(widest)).toBe(8)
    // The control: a second signature in place of the chain would not have fitted, and neither would other characters.
    expect(
      version(`${widest}${'0'.repeat(Math.ceil(((64 + 32 - 16 - 16) * 8) / 5))}`),
    ).toBeGreaterThan(8)
    expect(version(widest.toLowerCase())).toBeGreaterThan(8)
    fc.assert(
      fc.property(passAny, liveAny, (pass, live) => {
        const text = formatPass(signed(pass), pass.form === 'screen' ? live : null)
        expect(text).toMatch(/^P1[0-9A-V]+(?:\.[0-9A-V]{29})?$/)
        expect(version(text)).toBeLessThanOrEqual(8)
      }),
      { numRuns: 40 },
    )
  })

  test('carries nothing that is the same in two passes of one person, but the name', () => {
    const one = aPass(nobody, sha256, { serial: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1) })
    const seed = new Uint8Array(16).fill(77)
    const two = aPass(nobody, sha256, { serial: Uint8Array.of(2, 2, 2, 2, 2, 2, 2, 2) }, seed)
    const differs = Object.entries(one.pass)
      .filter(([key, value]) => {
        const other = Object.entries(two.pass).find(([name]) => name === key)?.[1]
        return JSON.stringify(value) !== JSON.stringify(other)
      })
      .map(([key]) => key)
    expect(differs).toEqual(['serial', 'anchor'])
    // What is left is shared by everybody of the city, the hour and the class.
    expect(Object.keys(one.pass).filter((key) => !differs.includes(key))).toEqual([
      'city',
      'key',
      'class',
      'form',
      'issuedAt',
      'expiresAt',
      'nameMasked',
    ])
  })

  test('is not written with a name that is not masked, a life too long, or what does not fit', () => {
    const { pass } = aPass(nobody, sha256)
    const write = (over: Partial<Pass>) => () => encodePass({ ...pass, ...over })
    expect(write({})).not.toThrow()
    expect(write({ nameMasked: '张三丰' })).toThrow(RangeError)
    expect(write({ expiresAt: pass.issuedAt + 12 * hourMs + minuteMs })).toThrow(RangeError)
    expect(write({ expiresAt: pass.issuedAt })).toThrow(RangeError)
    expect(write({ issuedAt: pass.issuedAt + 1 })).toThrow(RangeError)
    expect(write({ key: 0 })).toThrow(RangeError)
    expect(write({ city: '0101' })).toThrow(RangeError)
    expect(write({ serial: new Uint8Array(7) })).toThrow(RangeError)
    expect(write({ anchor: null })).toThrow(RangeError)
    expect(write({ form: 'paper' })).toThrow(RangeError)
  })

  test('that is arbitrary text is none and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parsePass(text)).toBeNull()
        expect(parsePass(`P1${text}`)).toBeNull()
      }),
    )
  })
})

describe('the moving code', () => {
  const { pass, chain } = aPass(nobody, sha256)
  const span = { ...pass, anchor: pass.anchor ?? new Uint8Array() }
  const say = (shownAt: number, seenAt: number) => {
    const live = liveCodeAt(chain, pass.issuedAt, shownAt)
    return live && checkLive(live, span, seenAt, sha256)
  }

  test('is good while it is shown and up to 30 s from its beginning, then late', () => {
    const begin = passNow
    expect(say(begin, begin)).toBe('good')
    expect(say(begin, begin + liveAgeMaxMs)).toBe('good')
    expect(say(begin, begin + liveAgeMaxMs + 1)).toBe('late')
    expect(say(begin, begin - liveAheadMs)).toBe('good')
    expect(say(begin, begin - liveAheadMs - 1)).toBe('early')
  })

  test('changes every 15 s, from the first step to the last, and there is none before and after', () => {
    expect(say(pass.issuedAt, pass.issuedAt)).toBe('good')
    expect(say(pass.expiresAt - 1, pass.expiresAt - 1)).toBe('good')
    expect(liveCodeAt(chain, pass.issuedAt, pass.issuedAt - 1)).toBeNull()
    expect(liveCodeAt(chain, pass.issuedAt, pass.expiresAt)).toBeNull()
    const steps = [0, liveStepMs - 1, liveStepMs].map(
      (ms) => liveCodeAt(chain, pass.issuedAt, passNow + ms)?.step,
    )
    expect(steps).toEqual([121, 121, 122])
  })

  test('seen once cannot be turned into the next: neither relabelled nor hashed on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1430 }), fc.integer({ min: 1, max: 9 }), (step, on) => {
        const code = chain[step] ?? new Uint8Array()
        const later = pass.issuedAt + (step + on - 1) * liveStepMs
        expect(checkLive({ step, code }, span, later - on * liveStepMs, sha256)).toBe('good')
        expect(checkLive({ step: step + on, code }, span, later, sha256)).toBe('wrong')
        expect(
          checkLive({ step: step + on, code: sha256(code).slice(0, 16) }, span, later, sha256),
        ).toBe('wrong')
      }),
      { numRuns: 50 },
    )
  })

  test('of another pass or beyond the life of this one is wrong', () => {
    const other = liveChain(new Uint8Array(16).fill(1), 1440, sha256)
    const live = liveCodeAt(other, pass.issuedAt, passNow)
    expect(live && checkLive(live, span, passNow, sha256)).toBe('wrong')
    const code = new Uint8Array(16)
    const long = liveChain(new Uint8Array(16).fill(1), 1500, sha256)
    const anchor = long[0] ?? code
    const [last = code, beyond = code] = [long[1440], long[1441]]
    const end = pass.expiresAt
    expect(checkLive({ step: 1440, code: last }, { ...span, anchor }, end, sha256)).toBe('good')
    expect(checkLive({ step: 1441, code: beyond }, { ...span, anchor }, end, sha256)).toBe('wrong')
    expect(checkLive({ step: 1441, code }, span, pass.expiresAt, sha256)).toBe('wrong')
    expect(() => liveChain(new Uint8Array(15), 10, sha256)).toThrow(RangeError)
    expect(() => liveChain(new Uint8Array(16), 0, sha256)).toThrow(RangeError)
  })
})
