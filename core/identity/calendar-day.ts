/** Days of a month of the Gregorian calendar, 0 for a month that does not exist. */
function daysOf(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/**
 * Whether 8 digits `YYYYMMDD` name a day that existed, from 1800 to 2099. Core may not touch Date,
 * and whether the day lies in the future is a question for a caller who knows what time it is.
 */
export function isRealDay(digits: string): boolean {
  if (!/^(?:18|19|20)\d{6}$/.test(digits)) return false
  const day = Number(digits.slice(6))
  return day >= 1 && day <= daysOf(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)))
}

/** Days of the nineteenth century: 100 x 365 and 24 leap days (1800 was none). */
export const centuryDays = 36_524

/** The day `YYYYMMDD` that lies `index` days after 1800-01-01, for 0 <= index < 36,524. */
export function centuryDay(index: number): string {
  let left = index
  let year = 1800
  while (left >= 365 + (daysOf(year, 2) - 28)) {
    left -= 365 + (daysOf(year, 2) - 28)
    year += 1
  }
  let month = 1
  while (left >= daysOf(year, month)) {
    left -= daysOf(year, month)
    month += 1
  }
  return `${year}${String(month).padStart(2, '0')}${String(left + 1).padStart(2, '0')}`
}
