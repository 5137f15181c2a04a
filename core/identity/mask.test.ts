import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskDocument, maskName } from './mask.ts'

describe('a masked name', () => {
  test.each([
    ['张三丰', '张*丰'],
    ['李四', '李*'],
    ['欧阳娜娜', '欧**娜'],
    ['𠮷野家', '𠮷*家'],
    ['阿依古丽·买买提', '阿***·买**'],
    ['John Smith', 'J*** S****'],
    ['Müller', 'M*****'],
    ['王', '*'],
    ['', ''],
  ])('of %s is %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test('masked again stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(maskName(maskName(name))).toBe(maskName(name))
      }),
    )
  })
})

describe('a masked document', () => {
  test.each([
    ['11010519491231002X', '110***********002X'],
    ['E12345678', 'E******78'],
    ['12345', '*****'],
  ])('of %s is %s', (number, masked) => {
    expect(maskDocument(number)).toBe(masked)
  })

  test('shows at most 7 characters of any number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,20}$/), (number) => {
        const masked = maskDocument(number)
        expect(masked).toHaveLength(number.length)
        expect(masked.replaceAll('*', '').length).toBeLessThanOrEqual(7)
      }),
    )
  })
})
