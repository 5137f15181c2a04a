import { type CityDate, cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'

const dayMs = 24 * hourMs
const two = (n: number) => String(n).padStart(2, '0')

/** The day so many days after another; a negative count goes back. */
export const dayAfter = (day: CityDate, days: number): CityDate =>
  cityDateOf(cityInstant(day, '12:00') + days * dayMs)

function theDay(year: number, month: number, date: number): CityDate | null {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  try {
    return cityDateOf(cityInstant(text, '00:00'))
  } catch {
    return null // 30 February
  }
}

// Further back nobody leaves the year out: 7/31 on the 30th of July is a slip, and 12/30 in January is not.
const withoutYearDays = 183

/** Such a day of this year if it has come, else of the year before if that is not long ago. */
function ofMonth(month: number, date: number, today: CityDate): CityDate | null {
  const year = Number(today.slice(0, 4))
  const own = theDay(year, month, date)
  if (own !== null && own <= today) return own
  const before = theDay(year - 1, month, date)
  return before !== null && before >= dayAfter(today, -withoutYearDays) ? before : null
}

/** The most recent such date of a month that has come: of this month, or else of the one before. */
function ofDate(date: number, today: CityDate): CityDate | null {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const before = month === 1 ? theDay(year - 1, 12, date) : theDay(year, month - 1, date)
  for (const one of [theDay(year, month, date), before])
    if (one !== null && one <= today) return one
  return null
}

const weekdays = '一二三四五六日'
// 1970-01-01 was a Thursday; Monday is 0.
const weekdayOf = (day: CityDate) =>
  (Math.floor((cityInstant(day, '12:00') + 8 * hourMs) / dayMs) + 3) % 7

function ofWeekday(isLastWeek: boolean, name: string, today: CityDate): CityDate | null {
  const wanted = weekdays.indexOf(name.replace(/[天7]/, '日'))
  if (wanted < 0) return null
  const back = weekdayOf(today) - wanted
  if (isLastWeek) return dayAfter(today, -back - 7)
  return dayAfter(today, -((back + 7) % 7))
}

const near: Readonly<Record<string, number>> = {
  今: 0,
  昨: -1,
  前: -2,
  大前: -3,
  today: 0,
  yesterday: -1,
}

/** What stands at the head of a text and names a day, and how long it is; `day` is null where it names none that has come. */
export type DaySaid = { readonly length: number; readonly day: CityDate | null }

// What makes of a number with 号 a thing and no day: a line, a building, a table.
const things = '楼栋线院店厅馆门桌座口车室厂桥库机铺单台窗码'
type Pattern = {
  readonly form: RegExp
  /** Means a day wherever it stands; others only where a note begins. */
  readonly isPlain: boolean
  readonly of: (m: readonly string[], today: CityDate) => CityDate | null
}
const monthAndDate: Pattern['of'] = (m, today) => ofMonth(Number(m[1]), Number(m[2]), today)
const patterns: readonly Pattern[] = [
  {
    form: /^((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?![\d:])/,
    isPlain: true,
    of: (m, today) => {
      const day = theDay(Number(m[1]), Number(m[2]), Number(m[3]))
      return day !== null && day <= today ? day : null
    },
  },
  { form: /^(\d{1,2})(?:\/|月)(\d{1,2})(?:日|号)?(?![\d:/])/, isPlain: true, of: monthAndDate },
  {
    form: /^(\d{1,2})[.-](\d{1,2})(?:日|号)?(?=\s|$|[凌清早上中下傍晚夜])/,
    isPlain: false,
    of: monthAndDate,
  },
  {
    form: new RegExp(`^(\\d{1,2})(?:日|号)(?![${things}])`),
    isPlain: false,
    of: (m, today) => ofDate(Number(m[1]), today),
  },
  {
    form: /^(大前|今|昨|前)(?:天|日|(?=早|晚))/,
    isPlain: true,
    of: (m, today) => dayAfter(today, near[m[1] ?? ''] ?? 0),
  },
  {
    form: /^(today|yesterday)(?=\s|$)/i,
    isPlain: true,
    of: (m, today) => dayAfter(today, near[(m[1] ?? '').toLowerCase()] ?? 0),
  },
  {
    form: /^(上)?(?:周|星期|礼拜)([一二三四五六日天])(?=\s|$|[\d凌清早上中下傍晚夜])/,
    isPlain: true,
    of: (m, today) => ofWeekday(m[1] !== undefined, m[2] ?? '', today),
  },
]

/**
 * The day that a text begins with, at or before the day of `now`: 7/28, 2022-07-28, 7月28日, 28号, 昨天, 上周三. A day without its
 * year is the last one that has come, so in January the 30th of December is of the year before. Null where it begins with none;
 * `isHead` where the note begins here, because 3-5 and 18号 mean other things further on.
 */
export function daySaid(text: string, now: Instant, isHead: boolean): DaySaid | null {
  const today = cityDateOf(now)
  for (const { form, isPlain, of } of patterns) {
    const m = isPlain || isHead ? form.exec(text) : null
    if (m) return { length: m[0].length, day: of(m, today) }
  }
  return null
}
