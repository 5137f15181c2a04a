import { bigEndian, bytesOf, numberOf } from '../person-code/code-bytes.ts'
import type { Instant } from '../time/instant.ts'
import { joined, sameBytes } from '../transparency/bytes.ts'
import type { Sha256 } from '../transparency/sha256.ts'

// A chain of hashes that is shown backwards (Lamport 1981, RFC 1760): the phone keeps the last value, the pass the first, and each
// step shows the value before. Whoever has one can make all that came earlier and none that comes later. A second signature
// would do the same with 64 bytes and a key of 32: too much for a version 8 QR code beside the signature of the pass.

/** How long one moving code is shown. */
export const liveStepMs = 15_000

/** How old a code may be, counted from the moment it first stood on the screen: two steps. */
export const liveAgeMaxMs = 30_000

/** How far a phone may be ahead of the guard. */
export const liveAheadMs = 15_000

/** What a screen shows beside the pass: which step since the pass was issued, from 1, and its 16 bytes. */
export type LiveCode = { step: number; code: Uint8Array }

const codeBytes = 16
const stepBytes = 2
const domain = Uint8Array.from(bytesOf('bihuan/live/v1'))

/** How many steps a pass of this life has. */
export const liveSteps = (lifeMs: number): number => Math.floor(lifeMs / liveStepMs)

/** The value of a step from that of the step after it. */
const earlier = (code: Uint8Array, step: number, sha256: Sha256): Uint8Array =>
  sha256(joined(domain, Uint8Array.from(bigEndian(step, stepBytes)), code)).slice(0, codeBytes)

/**
 * All values of a pass, the anchor first, made on the phone from 16 random bytes that never leave it. The issuer is told the
 * anchor only, so that not even the issuer can show the pass.
 */
export function liveChain(seed: Uint8Array, steps: number, sha256: Sha256): Uint8Array[] {
  if (seed.length !== codeBytes) throw new RangeError(`a seed has ${codeBytes} bytes`)
  if (!Number.isInteger(steps) || steps < 1 || steps > 65_535)
    throw new RangeError(`no chain of ${steps} steps`)
  const chain = [seed]
  let code = seed
  for (let step = steps - 1; step >= 0; step -= 1) {
    code = earlier(code, step, sha256)
    chain.push(code)
  }
  return chain.reverse()
}

/** The code to show now, or null before the pass begins and after its last step. */
export function liveCodeAt(
  chain: readonly Uint8Array[],
  issuedAt: Instant,
  now: Instant,
): LiveCode | null {
  const step = Math.floor((now - issuedAt) / liveStepMs) + 1
  const code = step < 1 ? undefined : chain[step]
  return code === undefined ? null : { step, code }
}

/** The bytes of a moving code: its step, 2, and its value, 16. */
export const liveBytes = ({ step, code }: LiveCode): Uint8Array =>
  joined(Uint8Array.from(bigEndian(step, stepBytes)), code)

/** Reads the bytes of a moving code, or null. */
export function parseLive(bytes: Uint8Array | null): LiveCode | null {
  if (bytes?.length !== stepBytes + codeBytes) return null
  const step = numberOf(bytes.subarray(0, stepBytes))
  return step === 0 ? null : { step, code: bytes.slice(stepBytes) }
}

/**
 * Whether a code is the one that belongs on the screen now. `late` is a picture of it, or a phone or a guard with a wrong clock;
 * `wrong` is no code of this pass. Costs at most one hash a step.
 */
export function checkLive(
  live: LiveCode,
  pass: { issuedAt: Instant; expiresAt: Instant; anchor: Uint8Array },
  now: Instant,
  sha256: Sha256,
): 'good' | 'late' | 'early' | 'wrong' {
  const { step, code } = live
  if (step > liveSteps(pass.expiresAt - pass.issuedAt)) return 'wrong'
  const age = now - (pass.issuedAt + (step - 1) * liveStepMs)
  if (age > liveAgeMaxMs) return 'late'
  if (age < -liveAheadMs) return 'early'
  let value = code
  for (let below = step - 1; below >= 0; below -= 1) value = earlier(value, below, sha256)
  return sameBytes(value, pass.anchor) ? 'good' : 'wrong'
}
