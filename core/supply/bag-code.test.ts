import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bagCode, bagLabel, parseBagCode } from './bag-code.ts'
import { differenceOf } from './waste-receipt.ts'

const labels = fc.integer({ min: 1, max: 999_999_999 }).map((serial) => bagLabel('4101', serial))

test('a code is read as it was printed, in small letters and with spaces too', () => {
  fc.assert(
    fc.property(labels, (label) => {
      expect(parseBagCode(bagCode(label))).toBe(label)
      expect(parseBagCode(` ${bagCode(label).toLowerCase()} `)).toBe(label)
    }),
  )
})

test('one wrong character is found, and the label of a tube is none of a bag', () => {
  fc.assert(
    fc.property(
      labels,
      fc.integer({ min: 1, max: 13 }),
      fc.integer({ min: 1, max: 9 }),
      (label, at, by) => {
        const code = bagCode(label)
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`
        expect(parseBagCode(wrong)).toBeNull()
      },
    ),
  )
  expect(parseBagCode('4101000000123N')).toBeNull()
})

test('any difference of weight and any bag that did not arrive is open', () => {
  expect(differenceOf({ handedGrams: 900, receivedGrams: 900, missing: 0 })).toEqual({
    grams: 0,
    isOpen: false,
  })
  expect(differenceOf({ handedGrams: 900, receivedGrams: 850, missing: 0 })).toEqual({
    grams: -50,
    isOpen: true,
  })
  expect(differenceOf({ handedGrams: 900, receivedGrams: 900, missing: 1 }).isOpen).toBe(true)
})
