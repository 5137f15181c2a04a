import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inventedPhone } from './contact-numbers.ts'
import { dayNumber, dayText } from './days.ts'
import { identitySerials, isSyntheticIdentity, syntheticIdentity } from './synthetic-identity.ts'

const serials = fc.integer({ min: 0, max: identitySerials - 1 })
const sexes = fc.constantFrom('female' as const, 'male' as const)

// ISO 7064 MOD 11-2 in its own words: the digits weighed by powers of 2, the check (X = 10) by 1, leave 1 modulo 11.
const leavesOne = (number: string): boolean => {
  const sum = [...number].reduce(
    (total, digit) => (total * 2 + (digit === 'X' ? 10 : Number(digit))) % 11,
    0,
  )
  return sum === 1
}

describe('a synthetic identity number', () => {
  test('suffices for the whole city', () => {
    expect(identitySerials).toBe(18_225_476)
    expect(() => syntheticIdentity(identitySerials, 'male')).toThrow(RangeError)
    expect(() => syntheticIdentity(-1, 'male')).toThrow(RangeError)
  })

  test('recognises the example of the policy facts, and no real region or century', () => {
    expect(isSyntheticIdentity('410199189912310016')).toBe(true)
    expect(isSyntheticIdentity('410199189912310017')).toBe(false)
    expect(isSyntheticIdentity('410199190012310016')).toBe(false)
    expect(isSyntheticIdentity('410102189912310016')).toBe(false)
    expect(isSyntheticIdentity('410199189902300016')).toBe(false)
  })

  test('is valid, of its sex, and belongs to one serial only', () => {
    fc.assert(
      fc.property(serials, serials, sexes, sexes, (serial, other, sex, otherSex) => {
        const number = syntheticIdentity(serial, sex)
        expect(isSyntheticIdentity(number)).toBe(true)
        expect(leavesOne(number)).toBe(true)
        expect(Number(number.charAt(16)) % 2).toBe(sex === 'male' ? 1 : 0)
        const same = serial === other && sex === otherSex
        expect(number === syntheticIdentity(other, otherSex)).toBe(same)
      }),
    )
    const run = Array.from({ length: 50_000 }, (_, i) => syntheticIdentity(i * 364, 'female'))
    expect(new Set(run).size).toBe(run.length)
  })

  test('meets every check character in its numbers', () => {
    const run = Array.from({ length: 500 }, (_, serial) => syntheticIdentity(serial, 'male'))
    expect(new Set(run.map((number) => number.charAt(17))).size).toBe(11)
    expect(run.every(leavesOne)).toBe(true)
    expect(leavesOne('11010519491231002X')).toBe(true) // the example that GB 11643 prints
  })

  test('is broken by any single wrong digit', () => {
    fc.assert(
      fc.property(
        serials,
        sexes,
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (serial, sex, at, by) => {
          const number = syntheticIdentity(serial, sex)
          const digit = (Number(number.charAt(at)) + by) % 10
          expect(isSyntheticIdentity(number.slice(0, at) + digit + number.slice(at + 1))).toBe(
            false,
          )
        },
      ),
    )
  })
})

describe('invented phones and days', () => {
  test('phones are distinct and of the reserved blocks', () => {
    const phones = Array.from({ length: 50_000 }, (_, i) => inventedPhone(i * 799))
    expect(new Set(phones).size).toBe(phones.length)
    expect(phones.every((phone) => /^100[2347]\d{7}$/.test(phone))).toBe(true)
  })

  test('days count as the calendar does', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2022-01-14')).toBe(19_006)
    expect(dayText(11_016)).toBe('2000-02-29')
    expect(() => dayNumber('1900-02-29')).toThrow(RangeError)
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 40_000 }), (day) => {
        expect(dayNumber(dayText(day))).toBe(day)
        expect(dayText(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })
})
