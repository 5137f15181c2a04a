import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityIsoOf, instantOf } from '../time/instant.ts'
import { printNote } from './print-note.ts'
import { fieldsOfNote, type Note, parseNote, sameNote } from './quick-note.ts'

const now = instantOf('2022-07-30T18:22:00+08:00')
const read = (text: string, day: string | null = null) =>
  parseNote(text, { now, day: day as Note['day'] })
const time = (at: number | null) => (at === null ? null : cityIsoOf(at).slice(0, 16))
/** What was understood, without what is empty. */
const said = (text: string, day: string | null = null) => {
  const { from, until, ...rest } = read(text, day)
  const all = { from: time(from), until: time(until), ...rest }
  return Object.fromEntries(
    Object.entries(all).filter(
      ([, v]) => v !== null && v !== '' && !(Array.isArray(v) && v.length === 0),
    ),
  )
}

describe('a typed line', () => {
  test.each([
    [
      '7/28 18:30 万达 吃饭 4人',
      { from: '2022-07-28T18:30', place: '万达', activity: 'meal', act: '吃饭', howMany: 4 },
    ],
    ['７／２８　１８：３０　万达', { from: '2022-07-28T18:30', place: '万达' }],
    [
      '7/28 18:30-20:00 万达3F 海底捞 吃饭 和张三 4人 没戴口罩',
      {
        from: '2022-07-28T18:30',
        until: '2022-07-28T20:00',
        place: '万达3F 海底捞',
        activity: 'meal',
        act: '吃饭',
        people: [{ name: '张三' }],
        howMany: 4,
        mask: 'not-worn',
      },
    ],
    [
      '昨天下午3点 地铁5号线',
      {
        from: '2022-07-29T15:00',
        transport: { kind: 'metro', number: '5号线', carriage: null, row: null, seat: null },
      },
    ],
    [
      '28日早上 公司 上班',
      { day: '2022-07-28', place: '公司', activity: 'work', act: '上班', left: '早上' },
    ],
    [
      'G1234 05车 12A',
      { transport: { kind: 'train', number: 'G1234', carriage: '5', row: '12', seat: 'A' } },
    ],
    ['7/28 23:00-01:00 家', { from: '2022-07-28T23:00', until: '2022-07-29T01:00', place: '家' }],
    [
      '7/27 晚上10点到1点 KTV',
      { from: '2022-07-27T22:00', until: '2022-07-28T01:00', place: 'KTV' },
    ],
    ['上周三 上午10点20 万达', { from: '2022-07-20T10:20', place: '万达' }],
    [
      '大前天中午12点半 食堂 同事李四 13800000000',
      {
        from: '2022-07-27T12:30',
        place: '食堂',
        people: [{ name: '李四', relation: '同事', phone: '13800000000' }],
      },
    ],
    ['28号楼 取快递', { place: '28号楼', activity: 'delivery', act: '取快递' }],
    [
      '7/28 22:10 和平路 散步',
      { from: '2022-07-28T22:10', place: '和平路', activity: 'exercise', act: '散步' },
    ],
  ])('%s', (line, expected) => {
    expect(said(line)).toEqual(expected)
  })

  test('is of the day that is being asked about, where it names only a time', () => {
    expect(said('18:30 万达', '2022-07-28')).toEqual({ from: '2022-07-28T18:30', place: '万达' })
  })

  test('is of the year before only where that is not long ago', () => {
    const january = instantOf('2022-01-02T10:00:00+08:00')
    const { from } = parseNote('12/30 9:00 公司', { now: january, day: null })
    expect(time(from)).toBe('2021-12-30T09:00')
    expect(said('7/31 10:00 公司')).toEqual({ place: '公司', left: '7/31 10:00' })
  })

  test.each([
    ['9点 公司', '9点'],
    ['18:30 万达', '18:30'],
    ['7/28 8点 公司', '8点'],
    ['今天 23:00 公司', '今天 23:00'],
    ['2/30 10:00 公司', '2/30 10:00'],
    ['7/28 25:00 公司', '25:00'],
    ['2023-07-28 10:00 公司', '2023-07-28 10:00'],
    ['7/28 晚上2点 公司', '晚上2点'],
  ])('invents no time: of %s what is open stays as it was typed', (line, left) => {
    const note = read(line)
    expect(note.from).toBeNull()
    expect(note.left).toBe(left)
  })

  test('becomes the kind of item that it speaks of', () => {
    const kinds = ['7/28 万达', 'G1234', '7/28 聚餐', '和张三', '7/28 发热', '想不起来了 // 再问']
    expect(kinds.map((line) => fieldsOfNote(read(line)).kind)).toEqual([
      'visit',
      'travel',
      'gathering',
      'companion',
      'symptom',
      'visit',
    ])
  })
})

const word = fc.constantFrom(
  ...'7/28 28日 昨天 下午3点 18:30 18:30-20:00 9点 早上 到 - 万达 万达3F 海底捞 和平路 公司 家 吃饭 上班 聚餐 和张三 和老婆、孩子 同事李四 13800000000 4人 没戴口罩 口罩 地铁5号线 G1234 CZ3101 豫A12345 打车 05车 12A 201室 发热 // , 。 ： 2/30 今天 23:00 大前天 上周三 12号 3-5号楼 1月1日'.split(
    ' ',
  ),
)
const line = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '))
const glued = fc.array(word, { maxLength: 4 }).map((words) => words.join(''))
const moment = fc.integer({
  min: instantOf('2020-01-01T00:00:00+08:00'),
  max: instantOf('2030-12-31T00:00:00+08:00'),
})

describe('any text', () => {
  test('is read without an error, and printed and read again it is the same', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), line, glued),
        moment,
        (text, at) => {
          const note = parseNote(text, { now: at, day: null })
          const again = parseNote(printNote(note), { now: at, day: null })
          expect(again).toEqual(note)
          expect(sameNote(again, note)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('names no time that lies ahead, and no end before its beginning', () => {
    fc.assert(
      fc.property(fc.oneof(line, glued), moment, (text, at) => {
        const { from, until, day } = parseNote(text, { now: at, day: null })
        expect(Math.max(from ?? 0, until ?? 0)).toBeLessThanOrEqual(at)
        if (until !== null) expect(until).toBeGreaterThanOrEqual(from ?? Number.POSITIVE_INFINITY)
        if (day !== null) expect(from).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('keeps every word that was not understood', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('某处', '说不清', '大概', '可能', '那边'), {
          minLength: 5,
          maxLength: 8,
        }),
        (words) => {
          const { place, left } = read(words.join(' '))
          expect([place, left].join(' ').trim().split(' ')).toEqual(words)
        },
      ),
    )
  })
})
