import { parseLabel } from '@bihuan/core/labels/label.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, csvLine, keptIdentifier } from './csv.ts'

describe('a cell of an export', () => {
  test('quotes text, doubles quotes, leaves numbers and empty cells alone', () => {
    expect(csvLine(['3号楼 "东"', -2, null, 'a,b\n'])).toBe('"3号楼 ""东""",-2,,"a,b\n"\r\n')
  })

  test('never begins with what a spreadsheet runs', () => {
    expect(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'].map(csvCell)).toEqual([
      '"\'=1+1"',
      '"\'+1"',
      '"\'-1"',
      '"\'@SUM(A1)"',
      '"\'\t=1"',
      '"\'＝1"',
    ])
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', ' ', 'a', '"', ',') }),
        (text) => {
          expect(/^"[\t\r\n ]*[=+\-@]/.test(csvCell(text))).toBe(false)
        },
      ),
    )
  })
})

describe('an identifier of an export', () => {
  test('is no number to a spreadsheet, and reads back to the same tube', () => {
    const code = '41010000000015'
    const kept = keptIdentifier(code)
    expect(kept).toBe('4101-0000000015')
    expect(parseLabel('tube', kept)).toEqual(parseLabel('tube', code))
    expect(keptIdentifier('410105001001')).toBe('410105001-001')
    expect(keptIdentifier('410100000000001')).toBe('4101-00000000001')
    expect(keptIdentifier('2022018')).toBe('2022018')
    expect(keptIdentifier('B410100000017')).toBe('B410100000017')
  })
})
