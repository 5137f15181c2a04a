import { read, utils } from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Cell, Sheet } from './sheet.ts'
import { writeXlsx, xlsxBytes } from './write-xlsx.ts'

const sheetOf = (rows: Iterable<readonly Cell[]>): Sheet => ({
  name: '覆盖',
  watermark: '王指挥 2022-01-14 15:30',
  columns: [
    { head: '编号', width: 18 },
    { head: '地点', width: 24 },
    { head: '应检', width: 10 },
  ],
  rows,
})

const opened = (rows: Iterable<readonly Cell[]>) => {
  const book = read(xlsxBytes(sheetOf(rows)), { type: 'array' })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (!sheet) throw new Error('the file has no sheet')
  return { book, sheet, cells: utils.sheet_to_json<Cell[]>(sheet, { header: 1, defval: null }) }
}

describe('a written sheet', () => {
  test('opens elsewhere with its name, watermark, Chinese heads, text and numbers', () => {
    const { book, cells } = opened([
      ['410105014001', '金水区', 1_234],
      ['B41010000001X', null, -2.5],
    ])
    expect(book.SheetNames).toEqual(['覆盖'])
    expect(cells).toEqual([
      ['王指挥 2022-01-14 15:30', null, null],
      ['编号', '地点', '应检'],
      ['410105014001', '金水区', 1_234],
      ['B41010000001X', null, -2.5],
    ])
  })

  test('keeps all digits of an identifier, as text', () => {
    const { sheet } = opened([['410100000012345678', '', 410_100_000_012_345]])
    expect(sheet.A3).toMatchObject({ t: 's', v: '410100000012345678' })
    expect(sheet.C3).toMatchObject({ t: 'n', v: 410_100_000_012_345 })
  })

  test.each(['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])(
    'makes no formula of %j, and marks it so that editing makes none either',
    (text) => {
      const { sheet } = opened([[text, '', 0]])
      expect(sheet.A3).toMatchObject({ t: 's', v: text })
      expect(sheet.A3?.f).toBeUndefined()
      const files = unzipSync(xlsxBytes(sheetOf([[text, 'plain', 0]])))
      const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      const styles = strFromU8(files['xl/styles.xml'] ?? new Uint8Array())
      const formats = styles.slice(styles.indexOf('<cellXfs')).match(/<xf [^>]*>/g) ?? []
      const styleOf = (column: number) =>
        formats[Number([...xml.matchAll(/ s="(\d)"/g)].map(([, s]) => s)[4 + column])]
      expect(styleOf(0)).toContain('quotePrefix="1"')
      expect(styleOf(1)).not.toContain('quotePrefix')
      expect(xml).not.toContain('<f>')
    },
  )

  test('gives back any text and any number that it was given', () => {
    // A carriage return or a control character is the business of the next test.
    const text = fc.string({ unit: 'grapheme', maxLength: 30 })
    fc.assert(
      fc.property(text, fc.double({ noNaN: true, noDefaultInfinity: true }), (words, number) => {
        const clean = words.replace(/[\p{Cc}\ufffe\uffff]/gu, '')
        const { sheet } = opened([[`x${clean}`, '', number]])
        expect(sheet.A3?.v).toBe(`x${clean}`)
        expect(sheet.C3?.v).toBe(number === 0 ? 0 : number)
      }),
      { numRuns: 100 },
    )
  })

  test('replaces what XML cannot hold, and refuses a number that is none', () => {
    expect(opened([['a\u0000b\ud800c', '', 0]]).sheet.A3?.v).toBe('a\ufffdb\ufffdc')
    expect(() => xlsxBytes(sheetOf([['', '', Number.NaN]]))).toThrow(RangeError)
  })

  test('of many rows leaves in pieces while the rows are still being made', () => {
    let made = 0
    function* many() {
      for (; made < 60_000; made += 1)
        yield [`${410_100_000_000_000 + made}`, `楼 ${made * 7919}`, made]
    }
    const madeAtPiece: number[] = []
    let size = 0
    writeXlsx(sheetOf(many()), (piece) => {
      madeAtPiece.push(made)
      size += piece.length
    })
    expect(made).toBe(60_000)
    expect(madeAtPiece.filter((at) => at > 0 && at < 60_000).length).toBeGreaterThan(3)
    expect(size).toBeGreaterThan(100_000)
  })

  test('refuses more rows than a sheet holds instead of cutting them off', () => {
    function* tooMany() {
      for (let n = 0; n < 1_048_575; n += 1) yield []
    }
    expect(() => writeXlsx(sheetOf(tooMany()), () => {})).toThrow(RangeError)
  })
})
