/**
 * Identity numbers that no one can have: region 410199 does not exist and the births lie in 1800 … 1899, before any
 * living person's. The date in the number is NOT the invented person's birthday: `Person.bornOn` is, and nothing may read
 * one from the other.
 */
export type Sex = 'female' | 'male'

const region = '410199'
const firstYear = 1800
const lastYear = 1899

// GB 11643: the 17th digit is odd for men and even for women, which leaves 500 of the 1,000 orders of a day for each;
// 000 and 001 stay unused, because documents and tests quote 001 as the example.
const ordersPerDay = 499
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

const days: { text: string; sum: number }[] = []
for (let year = firstYear; year <= lastYear; year++) {
  const leap = year % 4 === 0 && year % 100 !== 0
  const months = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  months.forEach((length, month) => {
    for (let day = 1; day <= length; day++) {
      const date = `${year}${String(month + 1).padStart(2, '0')}${String(day).padStart(2, '0')}`
      const text = region + date
      days.push({ text, sum: weighedSum(text, 0) })
    }
  })
}

/** How many serials there are for each sex: 36,524 days × 499, 18,225,476. */
export const identitySerials = days.length * ordersPerDay

// Prime, and no factor of `identitySerials`: neighbouring serials get numbers far apart, so that twins and neighbours
// never differ in one digit only.
const stride = 15_485_863

/** The number of a serial (0 … identitySerials − 1) and sex; each pair has its own. Throws a RangeError outside. */
export function syntheticIdentity(serial: number, sex: Sex): string {
  if (!Number.isInteger(serial) || serial < 0 || serial >= identitySerials) {
    throw new RangeError(`no identity number for serial ${serial}`)
  }
  const slot = (serial * stride) % identitySerials
  const day = days[Math.floor(slot / ordersPerDay)]
  if (day === undefined) throw new RangeError(`no identity number for serial ${serial}`)
  const order = (1 + (slot % ordersPerDay)) * 2 + (sex === 'male' ? 1 : 0)
  const digits = order < 10 ? `00${order}` : order < 100 ? `0${order}` : `${order}`
  return day.text + digits + checks.charAt((day.sum + weighedSum(digits, 14)) % 11)
}

/** Whether a text is one of these numbers: region, a day of 1800 … 1899, a right check character (ISO 7064 MOD 11-2). */
export function isSyntheticIdentity(text: string): boolean {
  if (!/^410199\d{11}[\dX]$/.test(text)) return false
  if (!dayTexts.has(text.slice(0, 14))) return false
  return checks.charAt(weighedSum(text.slice(0, 17), 0) % 11) === text.charAt(17)
}

const dayTexts = new Set(days.map((day) => day.text))

function weighedSum(digits: string, from: number): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    sum += (digits.charCodeAt(i) - 48) * (weights[from + i] ?? 0)
  }
  return sum
}
