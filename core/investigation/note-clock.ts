/** Hour and minute of the city's clock; hour 24 and more is of the next day. */
export type Clock = { readonly hour: number; readonly minute: number }

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const han = '零〇一二两三四五六七八九十'

/** A number of up to two digits, in either script, 十一 and 二十 too; null where it is none. */
export function smallNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digitOf = (one: string, empty: number) => (one === '' ? empty : (digits[one] ?? null))
  const high = text.includes('十') ? digitOf(tens ?? '', 1) : 0
  const low = digitOf(ones ?? '', 0)
  return high === null || low === null || text === '' ? null : high * 10 + low
}

const parts: readonly [string, 'night' | 'morning' | 'noon' | 'afternoon' | 'evening'][] = [
  ['凌晨', 'night'],
  ['清晨', 'morning'],
  ['早上', 'morning'],
  ['早晨', 'morning'],
  ['上午', 'morning'],
  ['中午', 'noon'],
  ['下午', 'afternoon'],
  ['傍晚', 'evening'],
  ['晚上', 'evening'],
  ['夜里', 'evening'],
  ['早', 'morning'],
  ['晚', 'evening'],
]
export type DayPart = (typeof parts)[number][1]

/** The part of the day that a text begins with: 下午, 晚上; null where with none. */
export function dayPartSaid(text: string): { length: number; part: DayPart } | null {
  const found = parts.find(([word]) => text.startsWith(word))
  return found ? { length: found[0].length, part: found[1] } : null
}

/** The hour on the clock of 24 of an hour that was said with a part of the day; null where the two do not fit, or leave it open. */
export function hourOf(hour: number, part: DayPart | null): number | null {
  if (hour > 24) return null
  // An hour after noon says all by itself, and contradicts a morning.
  if (hour > 12) return part === null || part === 'afternoon' || part === 'evening' ? hour : null
  if (part === null) return null
  if (part === 'night') return hour === 12 ? 0 : hour < 7 ? hour : null
  if (part === 'morning') return hour >= 3 ? hour : null
  if (part === 'noon') return hour >= 11 ? hour : hour === 1 || hour === 2 ? hour + 12 : null
  if (part === 'afternoon') return hour === 12 ? 12 : hour >= 1 ? hour + 12 : null
  // At twelve in the evening the next day begins; at two in the evening nobody knows which night is meant.
  return hour === 12 ? 24 : hour >= 5 ? hour + 12 : null
}

export type ClockSaid = {
  readonly length: number
  /** Null where a time is said that leaves open which one, such as nine o'clock without a part of the day. */
  readonly clock: Clock | null
  readonly part: DayPart | null
}

const colon = /^(\d{1,2}):(\d{2})(?::\d{2})?(?!\d)/
const spoken = new RegExp(
  `^(\\d{1,2}|[${han}]{1,3})(?:点钟?|时)(?!间|候|代|心)(半|一刻|三刻|(?:\\d{1,2}|[${han}]{1,3})分?(?![\\d人位个]))?`,
)
const fractions: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }

const valid = (hour: number | null, minute: number): Clock | null =>
  hour === null || minute > 59 || hour > 24 || (hour === 24 && minute > 0) ? null : { hour, minute }

/**
 * The time that a text begins with: 18:30, 下午3点半, 十一点二十. With a colon it is of the clock of 24 hours; an hour in words up to
 * twelve needs a part of the day (`inherited` from the beginning of a range), because nobody may guess it.
 */
export function clockSaid(text: string, inherited: DayPart | null = null): ClockSaid | null {
  const said = dayPartSaid(text)
  const part = said?.part ?? inherited
  const skipped = said?.length ?? 0
  const space = /^\s*/.exec(text.slice(skipped))?.[0].length ?? 0
  const start = skipped + space
  const rest = text.slice(start)
  const c = colon.exec(rest)
  if (c) {
    const hour = Number(c[1])
    const isTwelve = said !== null && hour <= 12
    const clock = valid(isTwelve ? hourOf(hour, said.part) : hour, Number(c[2]))
    return { length: start + c[0].length, clock, part }
  }
  const s = spoken.exec(rest)
  if (!s) return null
  const hour = smallNumber(s[1] ?? '')
  const tail = (s[2] ?? '').replace('分', '')
  const minute = fractions[tail] ?? (tail === '' ? 0 : smallNumber(tail))
  const clock =
    hour === null || minute === null ? null : valid(hour === 0 ? 0 : hourOf(hour, part), minute)
  return { length: start + s[0].length, clock, part }
}
