import { tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Tx } from '../db/sql.ts'
import type { ReadEvent, RefusedEvent } from './read-events.ts'

/** Says the same as its tube and samples, so its body need not be stored: the one event of a tube, a seal. */
export type Plain = (read: ReadEvent) => boolean

/**
 * Writes events that are not known yet. An event that comes again is repeated; another body under a known id is
 * refused. Two uploads of the same event that race are kept apart by the primary key: the second waits, then repeats.
 */
export async function recordEvents(
  tx: Tx,
  round: number,
  device: number,
  now: number,
  reads: readonly ReadEvent[],
  isPlain: Plain,
) {
  const once = new Map<string, ReadEvent>()
  const refused: RefusedEvent[] = []
  let repeated = 0
  for (const read of reads) {
    const first = once.get(read.event.id)
    if (!first) once.set(read.event.id, read)
    else if (first.digest === read.digest) repeated += 1
    else refused.push({ id: read.event.id, because: 'id-reused' })
  }
  // In the order of ids, so that two uploads never wait for each other crosswise.
  const list = [...once.values()].sort((a, b) => (a.event.id < b.event.id ? -1 : 1))
  const bodies = list.map((read) => (isPlain(read) ? null : JSON.stringify(read.body)))
  const inserted = await tx<{ id: string }[]>`
    insert into field_events (id, at, received_at, tube_id, digest, round_id, device_id, seq, kind, body)
    select e.id, e.at, ${now}, e.tube_id, e.digest, ${round}, ${device}, e.seq, e.kind, e.body::jsonb
    from unnest(
      ${list.map(({ event }) => event.id)}::uuid[], ${list.map(({ event }) => event.at)}::timestamptz[],
      ${list.map(({ event }) => String(tubesOf(event)[0]))}::bigint[], ${list.map(({ digest }) => digest)}::bigint[],
      ${list.map(({ event }) => event.seq)}::int[], ${list.map(({ event }) => event.kind)}::text[], ${bodies}::text[]
    ) e (id, at, tube_id, digest, seq, kind, body)
    on conflict do nothing
    returning id`
  const isNew = new Set(inserted.map((row) => row.id))
  const applied = list.filter(({ event }) => isNew.has(event.id))
  const known = list.filter(({ event }) => !isNew.has(event.id))
  if (known.length > 0) {
    const rows = await tx<{ id: string; digest: string }[]>`
      select id, digest from field_events where round_id = ${round} and id = any(${known.map(({ event }) => event.id)}::uuid[])`
    const digests = new Map(rows.map((row) => [row.id, row.digest]))
    for (const { event, digest } of known) {
      if (digests.get(event.id) === digest) repeated += 1
      else refused.push({ id: event.id, because: 'id-reused' })
    }
  }
  return { applied, repeated, refused }
}
