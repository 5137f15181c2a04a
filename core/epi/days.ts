import { type CityDate, cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'

const dayMs = 24 * hourMs
const firstDay = cityInstant('1970-01-01', '00:00')

/** Days of the city since 1970-01-01, so that days can be counted with. Throws a RangeError for a day that does not exist. */
export const numberOfDay = (day: string): number => (cityInstant(day, '00:00') - firstDay) / dayMs

/** The day of a number. */
export const dayOfNumber = (number: number): CityDate => cityDateOf(firstDay + number * dayMs)

/** The number of the city's day at a moment. */
export const dayNumberAt = (at: Instant): number => Math.floor((at - firstDay) / dayMs)

/** The moment at which a day begins. */
export const beginOfDay = (number: number): Instant => firstDay + number * dayMs
