import type { DateOrder } from '@bihuan/core/papers/line-fields.ts'
import { cityInstant, type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { LineFaultCode } from './line-fault.ts'
import type { Cell } from './sheet-table.ts'

export type DayRead = { ok: true; at: Instant } | { ok: false; code: LineFaultCode }

const dayMs = 86_400_000
// Day 0 of workbooks since 1900 as they count after the 29 February 1900 that never was, and of those since 1904 (ECMA-376 §18.17.4.1).
const base1900 = instantOf('1899-12-30T00:00:00+08:00')
const base1904 = instantOf('1904-01-01T00:00:00+08:00')
// Before 1 March 1900 a serial is off by one; nothing of ours is of then.
const leastSerial = 61
const mostSerial = 2_958_465

const numbered =
  /^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?(?:[T\s]+(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2})(?:\.\d+)?秒?)?分?)?$/
const plain = /^(\d{4})(\d{2})(\d{2})$/
const withOffset = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

type Parts = { first: number; second: number; third: number; isYearFirst: boolean; time: string }

function partsOf(text: string): Parts | null {
  const short = plain.exec(text)
  if (short)
    return {
      first: Number(short[1]),
      second: Number(short[2]),
      third: Number(short[3]),
      isYearFirst: true,
      time: '00:00',
    }
  const found = numbered.exec(text)
  if (!found) return null
  const [, first = '', second = '', third = '', hours = '0', minutes = '00'] = found
  // Two figures at both ends is 21/1/20; four in front is a year, and so is one after which 年 stands.
  const isYearFirst = first.length === 4 || text.includes('年')
  if (!isYearFirst && third.length === 3) return null
  return {
    first: Number(first),
    second: Number(second),
    third: Number(third),
    isYearFirst,
    time: `${hours.padStart(2, '0')}:${minutes}`,
  }
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year)
const two = (figure: number) => String(figure).padStart(2, '0')

/** What a text tells about the order of day and month: a figure over 12 is a day. Null where it tells nothing. */
export function orderTold(cell: Cell): DateOrder | null {
  if (typeof cell === 'number') return null
  const parts = partsOf(cell.trim())
  if (!parts || parts.isYearFirst) return null
  if (parts.first > 12 && parts.second <= 12) return 'day-first'
  return parts.second > 12 && parts.first <= 12 ? 'month-first' : null
}

/**
 * The moment that a cell of a column of days names: the day's begin in the city, or the minute that stands with it. Text as 2015-05-11,
 * 2015/5/11, 2015年5月11日, 20150511, 21/1/20 (by `order`; years of two figures are of this century) or RFC 3339; a number is the serial of
 * a workbook. With `order` null a day that could be read both ways is refused (`date-order`).
 */
export function readDay(cell: Cell, order: DateOrder | null, is1904 = false): DayRead {
  if (typeof cell === 'number') return ofSerial(cell, is1904)
  const text = cell.normalize('NFKC').trim()
  if (withOffset.test(text)) return instantIn(text)
  const parts = partsOf(text)
  if (!parts) return { ok: false, code: 'date-unreadable' }
  const { first, second, third, isYearFirst, time } = parts
  if (isYearFirst) return ofDay(fullYear(first), second, third, time)
  const isSure = first > 12 || second > 12 || first === second
  if (!isSure && order === null) return { ok: false, code: 'date-order' }
  const isDayFirst = first > 12 || (second <= 12 && order !== 'month-first')
  return isDayFirst
    ? ofDay(fullYear(third), second, first, time)
    : ofDay(fullYear(third), first, second, time)
}

function instantIn(text: string): DayRead {
  const at = Date.parse(text)
  return Number.isNaN(at) ? { ok: false, code: 'date-impossible' } : { ok: true, at }
}

function ofDay(year: number, month: number, day: number, time: string): DayRead {
  if (year < 1900 || year > 9999) return { ok: false, code: 'date-impossible' }
  try {
    return { ok: true, at: cityInstant(`${year}-${two(month)}-${two(day)}`, time) }
  } catch {
    return { ok: false, code: 'date-impossible' }
  }
}

function ofSerial(serial: number, is1904: boolean): DayRead {
  if (Number.isInteger(serial) && serial >= 19_000_101 && serial <= 99_991_231)
    return readDay(String(serial), null)
  const least = is1904 ? 0 : leastSerial
  if (!(serial >= least && serial <= mostSerial)) return { ok: false, code: 'date-unreadable' }
  // Minutes, because the fraction of a day is no exact number.
  const minutes = Math.round((serial * dayMs) / 60_000)
  return { ok: true, at: (is1904 ? base1904 : base1900) + minutes * 60_000 }
}
