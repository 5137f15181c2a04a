import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instantOf, minuteMs } from '../time/instant.ts'
import {
  acceptPersonCode,
  encodePersonCode,
  formatPersonCode,
  type PersonClaims,
  parsePersonCode,
} from './person-code.ts'

const now: Instant = instantOf('2022-01-14T09:00:00+08:00')
const keys = { city: '4101', keys: [{ id: 1, publicKey: 'first' }] }

/** Not cryptography: 64 bytes that depend on every byte, its place and the key, so that any change shows. */
function sealOf(signed: Uint8Array, publicKey: string): Uint8Array {
  const seed = [...publicKey].reduce((sum, one) => sum * 31 + one.charCodeAt(0), 7) % 65_521
  return Uint8Array.from(
    { length: 64 },
    (_, n) =>
      [...signed].reduce((sum, byte, at) => (sum * 257 + byte + at + n) % 65_521, seed + n) % 251,
  )
}
const verify = (signature: Uint8Array, signed: Uint8Array, publicKey: string) =>
  Buffer.from(signature).equals(Buffer.from(sealOf(signed, publicKey)))

function codeOf(claims: PersonClaims, publicKey = 'first'): string {
  const signed = encodePersonCode(claims)
  return formatPersonCode(Uint8Array.from([...signed, ...sealOf(signed, publicKey)]))
}

const zhang: PersonClaims = {
  key: 1,
  person: '410100000000017',
  form: 'screen',
  documentSeen: true,
  expiresAt: now + 60 * minuteMs,
  name: '张三',
}

const names = fc.oneof(
  fc.constantFrom('阿依古丽·买买提', '𠮷田𣘺', '龘靐𪚥', 'Anna-Lena O’Brien', '张三', 'X'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((name) => name.normalize('NFC')),
)
const claimsAny: fc.Arbitrary<PersonClaims> = fc.record({
  key: fc.integer({ min: 0, max: 255 }),
  person: fc.integer({ min: 100_000_000_000_000, max: 999_999_999_999_999 }).map(String),
  form: fc.constantFrom('screen', 'paper'),
  documentSeen: fc.boolean(),
  expiresAt: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((minutes) => minutes * minuteMs),
  name: names,
})

describe('a code', () => {
  test('says after reading what was written, with the name cut at a character', () => {
    fc.assert(
      fc.property(claimsAny, (claims) => {
        const code = parsePersonCode(codeOf(claims))
        if (!code.ok) throw new Error(code.fault)
        const { name, ...rest } = claims
        const { name: read, ...readRest } = code.claims
        expect(readRest).toEqual(rest)
        expect(name.startsWith(read)).toBe(true)
        const next = [...name].slice(0, [...read].length + 1).join('')
        expect(read === name || Buffer.byteLength(next) > 60).toBe(true)
        expect(code.signed).toEqual(encodePersonCode(claims))
        expect(verify(code.signature, code.signed, 'first')).toBe(true)
      }),
    )
  })

  test('has only characters that a gun types and QR packs tightly, and is some 140 of them', () => {
    fc.assert(
      fc.property(claimsAny, (claims) => {
        const text = codeOf(claims)
        expect(text).toMatch(/^R1[0-9A-V]+$/)
        expect(text.length).toBeLessThanOrEqual(2 + Math.ceil(((13 + 60 + 64) * 8) / 5))
      }),
    )
    expect(codeOf(zhang)).toHaveLength(135)
  })

  test('with one character changed, added or taken away is nobody’s', async () => {
    const cases = fc.record({
      claims: claimsAny.map((claims) => ({ ...claims, key: 1, person: zhang.person })),
      place: fc.nat(),
      character: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabc -'),
      act: fc.constantFrom('change', 'add', 'take'),
    })
    await fc.assert(
      fc.asyncProperty(cases, async ({ claims, place, character, act }) => {
        const text = codeOf({ ...claims, expiresAt: now + minuteMs })
        const at = place % text.length
        const rest = text.slice(at + (act === 'add' ? 0 : 1))
        const changed = text.slice(0, at) + (act === 'take' ? '' : character) + rest
        fc.pre(changed !== text)
        expect((await acceptPersonCode(text, keys, now, verify)).ok).toBe(true)
        expect((await acceptPersonCode(changed, keys, now, verify)).ok).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('has one spelling: no character of it can be exchanged, at any place', async () => {
    const text = codeOf(zhang)
    for (let at = 0; at < text.length; at += 1)
      for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUV') {
        if (text.charAt(at) === character) continue
        const changed = text.slice(0, at) + character + text.slice(at + 1)
        expect((await acceptPersonCode(changed, keys, now, verify)).ok, `${at} ${character}`).toBe(
          false,
        )
      }
  })

  test('that is arbitrary text is refused and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parsePersonCode(`R1${text}`)).toEqual({ ok: false, fault: 'not-a-code' })
      }),
    )
  })

  test('with a name that is no UTF-8, an unknown flag or a short person does not read', () => {
    const signed = encodePersonCode(zhang)
    const broken = (change: (bytes: Uint8Array) => void) => {
      const bytes = Uint8Array.from([...signed, ...sealOf(signed, 'first')])
      change(bytes)
      return parsePersonCode(formatPersonCode(bytes))
    }
    expect(broken(() => undefined).ok).toBe(true)
    expect(broken((bytes) => bytes.set([0xff], 15)).ok).toBe(false)
    expect(broken((bytes) => bytes.set([4], 3)).ok).toBe(false)
    expect(broken((bytes) => bytes.fill(0, 4, 11)).ok).toBe(false)
  })
})

describe('a code is taken', () => {
  const fault = async (text: string, at = now, known = keys) => {
    const answer = await acceptPersonCode(text, known, at, verify)
    return answer.ok ? null : answer.fault
  }

  test('until its last minute is over', async () => {
    const text = codeOf(zhang)
    expect(await acceptPersonCode(text, keys, now, verify)).toEqual({ ok: true, claims: zhang })
    expect(await fault(text, zhang.expiresAt - 1)).toBeNull()
    expect(await fault(text, zhang.expiresAt)).toBe('expired')
  })

  test('from no other city, key or hand', async () => {
    expect(await fault(codeOf({ ...zhang, person: '410200000000017' }))).toBe('other-city')
    expect(await fault(codeOf({ ...zhang, key: 2 }))).toBe('unknown-key')
    expect(await fault(codeOf(zhang, 'forged'))).toBe('bad-signature')
    expect(await fault('4101000000001A')).toBe('not-a-code')
  })

  test('and a forged one is never called expired', async () => {
    expect(await fault(codeOf(zhang, 'forged'), zhang.expiresAt)).toBe('bad-signature')
  })

  test('and claims that do not fit are not written', () => {
    expect(() => encodePersonCode({ ...zhang, person: '17' })).toThrow(RangeError)
    expect(() => encodePersonCode({ ...zhang, key: 256 })).toThrow(RangeError)
    expect(() => encodePersonCode({ ...zhang, expiresAt: Number.NaN })).toThrow(RangeError)
  })
})
