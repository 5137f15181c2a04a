import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'

// A clock that is wrong by weeks still fits the column; the exact figure beyond a day tells nobody anything.
const aheadMsMax = 2_000_000_000
const aheadMs = (sentAt: string, now: number) =>
  Math.max(-aheadMsMax, Math.min(aheadMsMax, instantOf(sentAt) - now))

/** Notes that a device was heard: its newest event, and by how much its clock was ahead of ours when it sent. */
export async function seeDevice(
  tx: Tx,
  device: number,
  { events, sentAt }: { events: readonly { seq: number }[]; sentAt: string },
  now: number,
): Promise<void> {
  const lastSeq = events.reduce((last, { seq }) => Math.max(last, seq), 0)
  await tx`
    update devices set last_seen_at = ${now}, last_seq = greatest(last_seq, ${lastSeq}), clock_ahead_ms = ${aheadMs(sentAt, now)}
    where id = ${device}`
}
