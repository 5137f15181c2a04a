import type { Instant } from '../time/instant.ts'
import type { Pass } from './pass.ts'

/** A pass that a phone holds, and how often it was shown. */
export type HeldPass = { pass: Pick<Pass, 'issuedAt' | 'expiresAt'>; shown: number }

/**
 * Which of the passes that a phone took at once to show now: one that no gate has seen, so that two gates cannot tell that it was
 * the same person; when all have been seen, the one that was seen least. Null when none holds any more: take new ones.
 */
export function nextPass<Held extends HeldPass>(held: readonly Held[], now: Instant): Held | null {
  const good = held.filter(({ pass }) => now >= pass.issuedAt && now < pass.expiresAt)
  return good.reduce<Held | null>(
    (best, one) => (best === null || one.shown < best.shown ? one : best),
    null,
  )
}
