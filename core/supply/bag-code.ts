import { canonicalLabel, checkCharacter } from '../labels/label.ts'

const serialDigits = 9
export type BagLabel = number

/** The number of a bag's label: the four digits of the city and a serial. Throws a RangeError where they do not fit. */
export function bagLabel(city: string, serial: number): BagLabel {
  if (!/^[1-9]\d{3}$/.test(city) || !Number.isInteger(serial) || serial < 1 || serial >= 1e9)
    throw new RangeError(`no bag label for city ${city}, serial ${serial}`)
  return Number(city) * 10 ** serialDigits + serial
}

/** The printed code of a bag of waste: W, thirteen digits, and the check character of all labels. */
export function bagCode(label: BagLabel): string {
  const body = `W${label}`
  return body + checkCharacter(body)
}

/** Reads a printed code as a gun or a person gives it; null where it is none or its check does not hold. */
export function parseBagCode(text: string): BagLabel | null {
  const code = canonicalLabel(text)
  if (!/^W[1-9]\d{12}[0-9A-Y]$/.test(code)) return null
  return checkCharacter(code.slice(0, -1)) === code.slice(-1) ? Number(code.slice(1, -1)) : null
}
