import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalDocument } from './document.ts'
import { residentCheck, upgradeResidentId } from './resident-id.ts'
import { syntheticIdentity, syntheticSerials } from './synthetic.ts'

const residentId = (raw: string) => canonicalDocument('resident-id', null, raw)
const anyNumber = fc
  .tuple(fc.nat(syntheticSerials - 1), fc.constantFrom('female' as const, 'male' as const))
  .map(([serial, sex]) => syntheticIdentity(serial, sex).number)

const fullWidth = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

describe('a resident identity number', () => {
  test.each(['11010519491231002X', '440524188001010014'])(
    "accepts the standard's example %s",
    (number) => {
      expect(residentId(number)).toEqual({ ok: true, kind: 'resident-id', country: 'CHN', number })
    },
  )

  test.each([
    ['full-width digits and a small x', fullWidth('11010519491231002x')],
    ['spaces and hyphens of several kinds', ' 110105-1949 1231\u2014002\u3000x\u200b'],
    ['a multiplication sign for the X', '11010519491231002×'],
    ['a Cyrillic letter for the X', '11010519491231002х'],
  ])('reads %s', (_, raw) => {
    expect(residentId(raw)).toMatchObject({ ok: true, number: '11010519491231002X' })
  })

  test('makes 18 digits of an old number of 15', () => {
    expect(upgradeResidentId('110105491231002')).toBe('11010519491231002X')
    expect(residentId('110105 491231 002')).toMatchObject({ number: '11010519491231002X' })
  })

  test.each([
    ['', 'empty'],
    ['1101051949123100', 'length'],
    ['1101051949123100XX', 'characters'],
    ['990105194912310020', 'region'],
    ['110105194902300020', 'date'],
    ['110105490230002', 'date'],
    ['110105194912310020', 'check'],
    ['11010549123100X', 'characters'],
  ])('refuses %j because of its %s', (raw, fault) => {
    expect(residentId(raw)).toEqual({ ok: false, fault })
  })

  // 20,000 numbers x 5 variants: the hundred thousand variants of hazard H03, scaled to a test's time.
  test('has one canonical form for every way of typing it', () => {
    const mark = fc.constantFrom('', '', ' ', '-', '\u3000', '－', '\u200b', '\t')
    fc.assert(
      fc.property(anyNumber, fc.array(mark, { minLength: 90, maxLength: 90 }), (number, marks) => {
        for (let v = 0; v < 5; v += 1) {
          const typed = [...number]
            .map(
              (c, i) =>
                (marks[v * 18 + i] ?? '') + ((v + i) % 2 === 0 ? fullWidth(c.toLowerCase()) : c),
            )
            .join('')
          const reading = residentId(typed)
          if (!reading.ok || reading.number !== number) return false
          const again = residentId(reading.number)
          if (!again.ok || again.number !== number) return false
        }
        return true
      }),
      { numRuns: 20_000 },
    )
  })

  test('is refused after any single wrong character and any swap of neighbours', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        for (let i = 0; i < 18; i += 1) {
          for (const c of i === 17 ? '0123456789X' : '0123456789') {
            const wrong = number.slice(0, i) + c + number.slice(i + 1)
            if (wrong !== number && residentId(wrong).ok) return false
          }
          const swapped =
            number.slice(0, i) + number.slice(i + 1, i + 2) + number.charAt(i) + number.slice(i + 2)
          if (i < 17 && swapped !== number && residentId(swapped).ok) return false
        }
        return true
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('other documents', () => {
  test('a passport needs its country, and keeps letters and digits', () => {
    expect(canonicalDocument('passport', 'uto', 'l 898-902c3')).toEqual({
      ok: true,
      kind: 'passport',
      country: 'UTO',
      number: 'L898902C3',
    })
    expect(canonicalDocument('passport', null, 'L898902C3')).toEqual({
      ok: false,
      fault: 'country',
    })
    expect(canonicalDocument('passport', 'UTO', 'ABCDEF')).toEqual({
      ok: false,
      fault: 'characters',
    })
    expect(canonicalDocument('passport', 'UTO', 'L898902C36')).toEqual({
      ok: false,
      fault: 'length',
    })
  })

  test('a permit keeps its number when it is renewed', () => {
    expect(canonicalDocument('hk-macau-permit', null, 'h12345678 02')).toMatchObject({
      country: 'HKG',
      number: 'H12345678',
    })
    expect(canonicalDocument('hk-macau-permit', null, 'M12345678')).toMatchObject({
      country: 'MAC',
    })
    expect(canonicalDocument('taiwan-permit', null, '0123456702(B)')).toMatchObject({
      country: 'TWN',
      number: '01234567',
    })
    expect(canonicalDocument('taiwan-permit', null, '012345678')).toMatchObject({ fault: 'length' })
    expect(canonicalDocument('hk-macau-permit', null, 'X12345678')).toMatchObject({
      fault: 'characters',
    })
  })

  test('a permanent resident has the old card or the one checked as GB 11643', () => {
    const seventeen = '91184019900101001'
    const number = seventeen + residentCheck(seventeen)
    const kind = 'foreign-permanent-resident'
    expect(canonicalDocument(kind, null, number)).toMatchObject({ ok: true, number })
    expect(canonicalDocument(kind, null, 'uto 4101 90010100 1')).toMatchObject({ fault: 'length' })
    expect(canonicalDocument(kind, null, 'uto410190010101')).toMatchObject({
      ok: true,
      country: 'UTO',
    })
    expect(canonicalDocument(kind, null, '11010519491231002X')).toMatchObject({ fault: 'region' })
  })

  test('nobody is found by having no document', () => {
    expect(canonicalDocument('none', null, '')).toEqual({ ok: false, fault: 'no-document' })
  })

  test('reading is idempotent for every kind', () => {
    const kinds = fc.constantFrom(
      'passport' as const,
      'hk-macau-permit' as const,
      'taiwan-permit' as const,
      'foreign-permanent-resident' as const,
    )
    const raw = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[HhMm]?[ -]?\d{8,10}[a-z]?$/),
    )
    fc.assert(
      fc.property(kinds, raw, (kind, text) => {
        const once = canonicalDocument(kind, 'UTO', text)
        if (once.ok) expect(canonicalDocument(kind, once.country, once.number)).toEqual(once)
      }),
    )
  })
})
