import { isRealDay } from './calendar-day.ts'

export type NumberFault = 'length' | 'characters' | 'region' | 'date' | 'check'

// GB 11643, after ISO 7064 MOD 11-2: weight of position i is 2^(17-i) mod 11. Finds every wrong digit and
// every swap of two neighbours.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

// The province digits of GB/T 2260; 81 to 83 are the residence permits of people from Hong Kong, Macau and Taiwan.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** The check character (0-9 or X) of 17 digits, GB 11643. */
export function residentCheck(seventeen: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11)
}

/**
 * An old number of 15 digits as 18: the century that was left out, and a check character.
 * Always 19: nobody born earlier is alive in the product's years.
 */
export function upgradeResidentId(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`
  return seventeen + residentCheck(seventeen)
}

/** What is wrong with a number of 18 characters (upper case, no spaces), or null. Its first digits must satisfy `region`. */
export function eighteenFault(
  number: string,
  region: (digits: string) => boolean,
): NumberFault | null {
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  if (!region(number)) return 'region'
  if (!isRealDay(number.slice(6, 14))) return 'date'
  return residentCheck(number) === number.charAt(17) ? null : 'check'
}

/** What is wrong with a resident identity number of 18 characters, or null (GB 11643). */
export function residentFault(number: string): NumberFault | null {
  return eighteenFault(number, (digits) => provinces.has(digits.slice(0, 2)))
}
