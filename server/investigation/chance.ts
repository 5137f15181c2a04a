import { randomInt } from 'node:crypto'

/** Four digits that the person's phone shows and the caller says first. */
export const newCallCode = (): string => String(randomInt(10_000)).padStart(4, '0')

/** Six figures by which a caller is named, with no other meaning. */
export const newCallerNumber = (): string => String(randomInt(100_000, 1_000_000))
