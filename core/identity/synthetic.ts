import { centuryDay, centuryDays } from './calendar-day.ts'
import { residentCheck, residentFault } from './resident-id.ts'

export type Sex = 'female' | 'male'

/** No such region exists in Zhengzhou, and nobody born before 1900 is alive: a number of this range meets no real person. */
const region = '410199'

/** How many invented people can have distinct numbers: 36,524 days x 499 pairs of sequence numbers, 18.2 million. */
export const syntheticSerials = centuryDays * 499

/**
 * The identity number of an invented person; distinct serials give distinct numbers, whatever the sex.
 * The last sequence digit tells the sex (odd is male, GB 11643); the birth day in it is no one's.
 * Throws a RangeError unless 0 <= serial < 18,225,476.
 */
export function syntheticIdentity(
  serial: number,
  sex: Sex = serial % 2 === 0 ? 'female' : 'male',
): { number: string; sex: Sex } {
  if (!Number.isInteger(serial) || serial < 0 || serial >= syntheticSerials) {
    throw new RangeError(`no synthetic identity for serial ${serial}`)
  }
  // Sequences 000 and 001 stay unused: 000 is never issued, 001 is the standard's example.
  const pair = 1 + Math.floor(serial / centuryDays)
  const sequence = String(2 * pair + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const seventeen = region + centuryDay(serial % centuryDays) + sequence
  return { number: seventeen + residentCheck(seventeen), sex }
}

/** Whether a canonical number is a valid one of the reserved range: region 410199, born before 1900. */
export function isSynthetic(number: string): boolean {
  return residentFault(number) === null && /^41019918/.test(number)
}

/** The passport of an invented foreigner. UTO is Utopia, the issuing state of ICAO's specimens: no real passport bears it. */
export function syntheticPassport(serial: number): { country: 'UTO'; number: string } {
  if (!Number.isInteger(serial) || serial < 0 || serial >= 10 ** 8) {
    throw new RangeError(`no synthetic passport for serial ${serial}`)
  }
  return { country: 'UTO', number: `L${String(serial).padStart(8, '0')}` }
}
