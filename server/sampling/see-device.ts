import { instantOf } from '@bihuan/core/time/instant.ts'
import { int8s } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'

// A clock that is wrong by weeks still fits the column; the exact figure beyond a day tells nobody anything.
const aheadMsMax = 2_000_000_000
const aheadMs = (sentAt: string, now: number) =>
  Math.max(-aheadMsMax, Math.min(aheadMsMax, instantOf(sentAt) - now))

/** What a device sent, and when by its own clock. */
export type Heard = {
  device: number
  events: readonly { seq: number }[]
  sentAt: string
  now: number
}

/** Notes that devices were heard: their newest event, and by how much their clock was ahead of ours when they sent. */
export async function seeDevices(tx: Tx, heard: readonly Heard[]): Promise<void> {
  // The last word of each, and in one order, so that two groups do not wait for each other crosswise more than needed.
  const last = new Map(heard.map((one) => [one.device, one]))
  const list = [...last.values()].sort((a, b) => a.device - b.device)
  const lastSeq = new Map<number, number>()
  for (const { device, events } of heard)
    lastSeq.set(
      device,
      events.reduce((most, { seq }) => Math.max(most, seq), lastSeq.get(device) ?? 0),
    )
  await tx`
    update devices d set last_seen_at = to_timestamp(h.now / 1000.0), last_seq = greatest(d.last_seq, h.last_seq), clock_ahead_ms = h.ahead
    from unnest(
      ${int8s(list.map(({ device }) => device))}::text::int[], ${int8s(list.map(({ now }) => now))}::text::bigint[],
      ${int8s(list.map(({ device }) => lastSeq.get(device) ?? 0))}::text::int[],
      ${int8s(list.map(({ sentAt, now }) => aheadMs(sentAt, now)))}::text::int[]
    ) h (id, now, last_seq, ahead)
    where d.id = h.id`
}
