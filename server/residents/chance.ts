import { randomInt, randomUUID } from 'node:crypto'

/** The id of an attempt: 122 random bits, for whoever knows it may try codes against it. */
export const newAttempt = (): string => randomUUID()

/** Six digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** The number of somebody who registers alone: city, 8, and ten digits by chance, since nobody hands out serials here. */
export const newPerson = (city: string): string =>
  `${city}8${String(randomInt(10_000_000_000)).padStart(10, '0')}`
