import { cityInstant, hourMs } from '../time/instant.ts'

const dayMs = 24 * hourMs
// Notices of a city have numbers below; a year has at most 366 days.
const firstNumber = 600

/**
 * The number of the round in which people in isolation are tested on a day of the city: the year, and 600 plus the day of the year. So
 * every process means the same round without asking.
 */
export function testRoundOf(day: string): number {
  const year = Number(day.slice(0, 4))
  const first = cityInstant(`${day.slice(0, 4)}-01-01`, '00:00')
  const nth = Math.round((cityInstant(day, '00:00') - first) / dayMs) + 1
  return year * 1_000 + firstNumber + nth
}

/** How many tubes a site gets for so many tests: some break, and some people come in the night. */
export const tubesFor = (tests: number): number => tests + Math.max(5, Math.ceil(tests / 10))
