import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { guessLineMapping, guessLinkMapping } from './guess-mapping.ts'
import { readDay } from './read-day.ts'
import { readLines } from './read-lines.ts'
import { readLinks } from './read-links.ts'
import { readTable } from './read-table.ts'
import { relationOf } from './relation-of.ts'
import type { SheetTable } from './sheet-table.ts'

const now = Date.parse('2022-08-01T08:00:00+08:00')
const bytes = (text: string) => new TextEncoder().encode(text)
function tableOf(content: Uint8Array): SheetTable {
  const read = readTable(content)
  if (!read.ok) throw new Error(read.faults.map(({ code }) => code).join())
  return read.table
}
const faultOf = (content: Uint8Array) => {
  const read = readTable(content)
  return read.ok ? null : read.faults[0]?.code
}
const linesOf = (table: SheetTable, over: object = {}) =>
  readLines(table, { ...guessLineMapping(table.columns), ...over }, now)
const workbook = (rows: unknown[][], options: object = {}): Uint8Array => {
  const sheet = utils.aoa_to_sheet(rows)
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'a')
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', ...options }))
}

describe('a CSV', () => {
  test('is read with quotes, line breaks in cells, BOM and any of three separators', () => {
    const text = '\ufeff编号;姓名;备注\r\nA1;"李;""小""明";"两\r\n行"\r\n\r\nA2;;\r\n'
    const table = tableOf(bytes(text))
    expect(table.columns).toEqual(['编号', '姓名', '备注'])
    expect(table.rows).toEqual([
      { row: 2, cells: ['A1', '李;"小"明', '两\r\n行'] },
      { row: 4, cells: ['A2', '', ''] },
    ])
    expect([table.separator, table.encoding]).toEqual([';', 'UTF-8'])
    expect(tableOf(bytes('id\tx\nA\tb,c')).separator).toBe('\t')
  })

  test('tells GB18030 from UTF-8 by its bytes', () => {
    // 编号 and 张三 in GB18030.
    const gb = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 10, 0xd5, 0xc5, 0xc8, 0xfd])
    const table = tableOf(gb)
    expect([table.encoding, table.columns, table.rows[0]?.cells]).toEqual([
      'GB18030',
      ['编号'],
      ['张三'],
    ])
  })

  test.each([
    ['a quote that is never closed', bytes('id,n\nA,"b\n'), 'quote-open'],
    ['heads alone', bytes('id,n\n'), 'file-empty'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'file-not-a-table'],
    ['a damaged workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 0]), 'file-cut'],
    ['more than 50,000 rows', bytes(`id\n${'A\n'.repeat(50_001)}`), 'file-too-long'],
  ])('of %s is refused', (_, content, code) => {
    expect(faultOf(content)).toBe(code)
  })

  test('gives back what was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '中', ' '), maxLength: 6 })
    const rows = fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, (given) => {
        const text = given
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        expect(csvRows(text, ',')).toEqual({
          rows: given.map((cells, n) => ({ row: n + 1, cells })),
        })
      }),
      { numRuns: 100 },
    )
  })
})

describe('a workbook', () => {
  test('gives days of day columns from serials, and refuses a document that is a number', () => {
    const table = tableOf(
      workbook([
        ['编号', '身份证号', '联系电话', '发病日期'],
        ['007', '41019918900101001X', '13900001234', 44_571],
        ['008', 410_199_189_001_010_000, '', 44_571.5],
        [9, '', 13_900_001_234, ''],
      ]),
    )
    const { lines, faults } = linesOf(table)
    expect(lines.map(({ id, onsetAt }) => [id, onsetAt && cityIsoOf(onsetAt)])).toEqual([
      ['007', '2022-01-10T00:00:00+08:00'],
    ])
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '身份证号', 'identifier-is-a-number'],
      [4, '联系电话', 'identifier-is-a-number'],
    ])
  })

  test('may have a title above its heads, as our own sheets have a watermark', () => {
    const table = tableOf(workbook([['金水区病例一览表'], [], ['编号', '发病日期'], ['A', 44_571]]))
    expect([table.columns, table.rows.map(({ row }) => row)]).toEqual([['编号', '发病日期'], [4]])
  })

  test('of an old Macintosh counts its days from 1904', () => {
    expect(readDay(43_109, null, true)).toEqual(readDay(44_571, null))
  })
})

describe('a day', () => {
  const read = (text: string, order: 'day-first' | 'month-first' | null = null) => {
    const day = readDay(text, order)
    return day.ok ? cityIsoOf(day.at).slice(0, 16) : day.code
  }
  test.each([
    ['2015-05-11', '2015-05-11T00:00'],
    ['2015/5/1', '2015-05-01T00:00'],
    ['2015年5月11日', '2015-05-11T00:00'],
    ['20150511', '2015-05-11T00:00'],
    ['21/1/20', '2020-01-21T00:00'],
    ['1/21/2020', '2020-01-21T00:00'],
    ['2022-01-14 15:30', '2022-01-14T15:30'],
    ['2022-01-14T07:30:00Z', '2022-01-14T15:30'],
    ['2/1/20', 'date-order'],
    ['31/4/20', 'date-impossible'],
    ['2022-02-30', 'date-impossible'],
    ['soon', 'date-unreadable'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test('of unclear order is read as the office says, or as another row of the file shows', () => {
    expect([read('2/1/20', 'day-first'), read('2/1/20', 'month-first')]).toEqual([
      '2020-01-02T00:00',
      '2020-02-01T00:00',
    ])
    const { lines } = linesOf(tableOf(bytes('id,onset\nA,2/1/20\nB,21/1/20\n')))
    expect(lines.map(({ onsetAt }) => onsetAt && cityIsoOf(onsetAt).slice(0, 10))).toEqual([
      '2020-01-02',
      '2020-01-21',
    ])
    const alone = linesOf(tableOf(bytes('id,onset\nA,2/1/20\n')))
    expect(alone.faults).toEqual([{ row: 2, column: 'onset', code: 'date-order' }])
  })
})

describe('a line list', () => {
  test('is mapped by heads in Chinese and English', () => {
    expect(guessLineMapping(['病例编号', '发病日期', '现住址', '别的']).columns).toEqual({
      id: '病例编号',
      onset: '发病日期',
      address: '现住址',
    })
    expect(guessLineMapping(['case.no', 'confirm.date', 'Sex']).columns).toEqual({
      id: 'case.no',
      positive: 'confirm.date',
      sex: 'Sex',
    })
    expect(guessLinkMapping(['infector.case', 'infectee.case', 'x']).columns).toEqual({
      from: 'infector.case',
      to: 'infectee.case',
    })
  })

  test('shows words that it does not know once, and reads them as the office says', () => {
    const table = tableOf(bytes('编号,严重程度\nA,偏重\nB,偏 重\nC,轻型\n'))
    const first = linesOf(table)
    expect(first.unknownValues).toEqual([
      { field: 'severity', value: '偏重', rows: 2, choices: expect.arrayContaining(['severe']) },
    ])
    const told = linesOf(table, { values: { severity: { 偏重: 'severe' } } })
    expect(told.lines.map(({ severity }) => severity)).toEqual(['severe', 'severe', 'mild'])
  })

  test('takes a column of names for no list of words, and repeats none of them', () => {
    const rows = Array.from({ length: 40 }, (_, n) => `${n},人${n}`)
    const read = linesOf(tableOf(bytes(`编号,性别\n${rows.join('\n')}\n`)))
    expect(read.faults).toEqual([{ row: 0, column: '性别', code: 'values-not-such' }])
    expect(JSON.stringify(read)).not.toContain('人7')
  })

  test('loses no row: each is a line, a repeat or has a fault', () => {
    const cell = fc.constantFrom(
      '',
      'A',
      'B',
      'NA',
      '2022-01-10',
      '31/31/31',
      '女',
      '"',
      '400',
      'A',
    )
    const row = fc.tuple(cell, cell, cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const table: SheetTable = {
          columns: ['id', 'sex', 'age', 'onset'],
          rows: rows.map((cells, n) => ({ row: n + 2, cells })),
          format: 'csv',
          encoding: 'UTF-8',
          separator: ',',
          is1904: false,
        }
        const { lines, repeats, faults } = linesOf(table)
        const ended = [...lines, ...repeats].map((one) => one.row)
        const faulty = new Set(faults.map((one) => one.row))
        expect(ended.some((one) => faulty.has(one))).toBe(false)
        expect(new Set([...ended, ...faulty]).size).toBe(rows.length)
        expect(ended.length + faulty.size).toBe(rows.length)
      }),
      { numRuns: 200 },
    )
  })

  test('of links keeps each once and refuses a link to oneself', () => {
    const table = tableOf(bytes('from,to\nA,B\nA,B\nA,A\n,B\n'))
    const { links, repeats, faults } = readLinks(table, guessLinkMapping(table.columns))
    expect([links.length, repeats, faults.map(({ row, code }) => [row, code])]).toEqual([
      1,
      [{ row: 3, of: 2 }],
      [
        [4, 'same-person'],
        [5, 'link-missing-end'],
      ],
    ])
  })

  test('knows what somebody is to the case', () => {
    expect(['同住', 'Colleague', '远房亲戚', null].map(relationOf)).toEqual([
      'household',
      'workmate',
      'other',
      'other',
    ])
  })
})
