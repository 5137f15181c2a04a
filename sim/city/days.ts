/**
 * Days as whole numbers from 1970-01-01 (= 0), in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible
 * low-level date algorithms"). The simulator needs millions of birthdays, and no Date object has a part in that.
 */
export function dayNumber(text: string): number {
  const [, y = '', m = '', d = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []
  const year = Number(y) - (Number(m) <= 2 ? 1 : 0)
  const month = (Number(m) + 9) % 12
  const yearOfEra = ((year % 400) + 400) % 400
  const dayOfEra =
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    Math.floor((153 * month + 2) / 5) +
    Number(d) -
    1
  const number = Math.floor(year / 400) * 146_097 + dayOfEra - 719_468
  if (y === '' || dayText(number) !== text) throw new RangeError(`not a day: ${text}`)
  return number
}

const texts = new Map<number, string>()

/** The day of a number as `YYYY-MM-DD`, for the years 0000 to 9999. */
export function dayText(number: number): string {
  const known = texts.get(number)
  if (known !== undefined) return known
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  texts.set(number, text)
  return text
}
