import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { centuryDay, centuryDays, isRealDay } from './calendar-day.ts'
import { canonicalDocument } from './document.ts'
import { isSynthetic, syntheticIdentity, syntheticPassport, syntheticSerials } from './synthetic.ts'

describe('the identity of an invented person', () => {
  test('is valid, of the reserved range, and tells the sex', () => {
    fc.assert(
      fc.property(
        fc.nat(syntheticSerials - 1),
        fc.constantFrom('female', 'male'),
        (serial, sex) => {
          const { number } = syntheticIdentity(serial, sex)
          expect(canonicalDocument('resident-id', null, number)).toMatchObject({ ok: true, number })
          expect(isSynthetic(number)).toBe(true)
          expect(Number(number.charAt(16)) % 2).toBe(sex === 'male' ? 1 : 0)
        },
      ),
    )
  })

  test('differs for different serials, whatever the sexes', () => {
    // The serial can be read back from the number, so that two serials cannot share one.
    fc.assert(
      fc.property(
        fc.nat(syntheticSerials - 1),
        fc.constantFrom('female', 'male'),
        (serial, sex) => {
          const { number } = syntheticIdentity(serial, sex)
          const pair = Math.floor(Number(number.slice(14, 17)) / 2)
          expect((pair - 1) * centuryDays + (serial % centuryDays)).toBe(serial)
          expect(number.slice(6, 14)).toBe(centuryDay(serial % centuryDays))
        },
      ),
    )
    const days = new Set(Array.from({ length: centuryDays }, (_, i) => centuryDay(i)))
    expect(days.size).toBe(centuryDays)
    expect([...days].every(isRealDay)).toBe(true)
    expect([centuryDay(0), centuryDay(centuryDays - 1)]).toEqual(['18000101', '18991231'])
  })

  test('is enough for a city of thirteen million, and refuses a serial beyond', () => {
    expect(syntheticSerials).toBeGreaterThan(13_000_000)
    expect(() => syntheticIdentity(syntheticSerials)).toThrow(RangeError)
    expect(() => syntheticIdentity(-1)).toThrow(RangeError)
  })

  test('takes no real-looking number for an invented one', () => {
    expect(isSynthetic('410199189912310016')).toBe(true)
    expect(isSynthetic('11010519491231002X')).toBe(false)
    expect(isSynthetic('410199189912310017')).toBe(false)
    expect(isSynthetic('440524188001010014')).toBe(false)
  })

  test('may be a passport of Utopia', () => {
    const { country, number } = syntheticPassport(42)
    expect(canonicalDocument('passport', country, number)).toMatchObject({
      ok: true,
      number: 'L00000042',
    })
    expect(() => syntheticPassport(1e8)).toThrow(RangeError)
  })
})
