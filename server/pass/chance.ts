import { randomBytes, randomInt, randomUUID } from 'node:crypto'

// What nobody may guess or tie together must come from the machine's chance; the one place of the passes that asks for it.

const bytes = (count: number) => Uint8Array.from(randomBytes(count))

/** The serial of a pass: 8 bytes, of nobody. */
export const newSerial = (): Uint8Array => bytes(8)
/** The salt of a list: 16 bytes, new in each. */
export const newSalt = (): Uint8Array => bytes(16)
/** The seed of a root: 32 bytes. */
export const newRootSeed = (): Uint8Array => bytes(32)
/** A whole number from 0 up to, and without, `below`. */
export const anyBelow = (below: number): number => randomInt(below)
/** The id of a command that the city sends to itself. */
export const newCommandId = (): string => randomUUID()
