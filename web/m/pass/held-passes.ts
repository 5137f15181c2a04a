import { liveChain, liveCodeAt } from '@bihuan/core/pass/live-code.ts'
import { nextPass } from '@bihuan/core/pass/next-pass.ts'
import { formatPass, parsePass, passLifeMs } from '@bihuan/core/pass/pass.ts'
import { hourMs, type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { fromBase64, toBase64 } from '@bihuan/core/transparency/base64.ts'
import { joined } from '@bihuan/core/transparency/bytes.ts'
import { quickSha256 } from '../../shell/quick-sha256.ts'
import type { OwnPasses } from '../wire.ts'

/** One pass as this phone holds it. The seed of its moving code was made here and goes nowhere. */
export type HeldPass = {
  text: string
  seed: string
  pass: { issuedAt: Instant; expiresAt: Instant }
  /** At how many openings of the page it was shown. */
  shown: number
}
/** The passes of one person, taken together. */
export type HeldPasses = {
  class: OwnPasses['class']
  nameMasked: string
  takenAt: Instant
  /** What the clock of the city was ahead of that of this phone, ms. */
  aheadMs: number
  passes: HeldPass[]
}

/** How many are taken at once: each gate is shown another. */
export const takenAtOnce = 4
// After this long a change of the status should be on the phone; and at each opening after the shorter one.
const staleMs = 10 * minuteMs
const restMs = 2 * minuteMs
// Below this nobody notices; the codes of two phones may differ by more.
const clockMs = 2_000

// The longest life of a pass on a screen: the city says how long, and a longer chain does no harm.
const steps = Math.floor(passLifeMs.screen / 15_000)

/** New seeds, and what their moving codes hash down to. */
export function newSeeds(newSeed: () => Uint8Array): {
  seeds: string[]
  anchors: string[]
} {
  const seeds = Array.from({ length: takenAtOnce }, newSeed)
  const anchors = seeds.map((seed) => liveChain(seed, steps, quickSha256)[0] ?? new Uint8Array())
  const text = (bytes: Uint8Array) => toBase64(bytes, 'url')
  return { seeds: seeds.map(text), anchors: anchors.map(text) }
}

/** What was sent, as it is held. */
export function heldOf(sent: OwnPasses, seeds: readonly string[], phoneNow: Instant): HeldPasses {
  const ahead = instantOf(sent.now) - phoneNow
  return {
    class: sent.class,
    nameMasked: sent.nameMasked,
    takenAt: phoneNow,
    aheadMs: Math.abs(ahead) > clockMs ? ahead : 0,
    passes: sent.passes.map(({ text, issuedAt, expiresAt }, at) => ({
      text,
      seed: seeds[at] ?? '',
      pass: { issuedAt: instantOf(issuedAt), expiresAt: instantOf(expiresAt) },
      shown: 0,
    })),
  }
}

/** Whether new ones should be asked for: none holds, all were seen, or the status may have changed since. */
export function needsMore(held: HeldPasses | null, now: Instant, isOpening: boolean): boolean {
  if (held === null) return true
  const age = now - held.takenAt
  const next = nextPass(held.passes, now + held.aheadMs)
  if (next === null || age < -hourMs) return true
  return age > staleMs || (isOpening && (age > restMs || next.shown > 0))
}

/** The pass for this opening of the page, and what is held with it counted; null where none holds any more. */
export function openNext(
  held: HeldPasses,
  now: Instant,
): { next: HeldPass; held: HeldPasses } | null {
  const next = nextPass(held.passes, now + held.aheadMs)
  if (next === null) return null
  const counted = { ...next, shown: next.shown + 1 }
  const passes = held.passes.map((one) => (one === next ? counted : one))
  return { next: counted, held: { ...held, passes } }
}

/** Makes what a pass shows at a moment; the chain behind it is worked out once. Null before it begins and when it is over. */
export function shower({ text, seed, pass }: HeldPass): (now: Instant) => string | null {
  const read = parsePass(text)
  const bytes = read && joined(read.signed, read.signature)
  const start = fromBase64(seed, 'url')
  if (!bytes || start?.length !== 16) return () => null
  const chain = liveChain(start, steps, quickSha256)
  return (now) => {
    const live = now < pass.expiresAt ? liveCodeAt(chain, pass.issuedAt, now) : null
    return live && formatPass(bytes, live)
  }
}
