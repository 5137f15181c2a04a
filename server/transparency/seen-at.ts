import type { Instant } from '@bihuan/core/time/instant.ts'
import { acceptCheckpoint, type Seen } from '@bihuan/core/transparency/accept-checkpoint.ts'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { keptBy } from '../trust/kept.ts'
import { checkpointOf } from './checkpoint-store.ts'
import { verifyEd25519 } from './ed25519.ts'
import { logPolicyOf } from './log-policy.ts'

/**
 * The moment by which so many witnesses had first signed; null without a quorum to wait for. Of those who signed, the earliest count:
 * one who comes later makes nothing later.
 */
export function firstSeen(witnesses: readonly Seen[], quorum: number): Instant | null {
  const moments = witnesses.map(({ at }) => at).sort((one, other) => one - other)
  return moments[quorum - 1] ?? null
}

const kept = keptBy<TrustAnchors, Instant | null>(1_000)

/**
 * When a quorum of witnesses had signed the checkpoint of a size, by their own signatures: the one moment that nobody who can write
 * every row can move back. Null where no such checkpoint verifies, and in a city whose quorum is 0. It is kept by `mark`,
 * the version of the row (`xmin`), so that it costs nothing while the row is the same.
 */
export function seenAt(
  sql: Reader,
  city: Pick<City, 'anchors' | 'keys'>,
  size: number,
  mark: string,
): Promise<Instant | null> {
  return kept(city.anchors, `${size} ${mark}`, async () => {
    const policy = logPolicyOf(city)
    const stored = await checkpointOf(sql, size)
    if (!stored || policy.quorum === 0) return null
    // Whether it is ahead of our clock is asked when a line is taken; here only what it says counts.
    const at = Number.MAX_SAFE_INTEGER
    const accepted = await acceptCheckpoint(stored.note, policy, at, verifyEd25519)
    return accepted.ok && accepted.checkpoint.size === size
      ? firstSeen(accepted.witnesses, policy.quorum)
      : null
  })
}
