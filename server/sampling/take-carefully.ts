import { type SealEvent, tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Tx } from '../db/sql.ts'
import { holdTubes } from './hold-tubes.ts'
import { type Membership, placeMembers } from './place-members.ts'
import type { Lot, ReadEvent, RefusedEvent } from './read-events.ts'
import { recordEvents } from './record-events.ts'
import { membersOfSeals } from './seal-new-tubes.ts'
import { settleTubesAgain } from './settle-tubes.ts'
import type { Swab } from './tube-facts.ts'
import type { TubeMove } from './tube-ledger.ts'

/** Where and when events come in: numbers of round, site and device, and the server's moment. */
export type EventsFrom = { round: number; site: number; device: number; now: number }

/** What became of some events. */
export type Taking = {
  applied: ReadEvent[]
  repeated: number
  refused: RefusedEvent[]
  /** Members who count through another tube. */
  duplicates: Membership[]
  claims: (Swab & { kind: string })[]
  moves: TubeMove[]
}

export const nothingTaken: Taking = {
  applied: [],
  repeated: 0,
  refused: [],
  duplicates: [],
  claims: [],
  moves: [],
}

/** After a tube has left the site its swabs cannot be spilled or relabelled there; such an event is a mistake to look at. */
async function refuseAfterBoxing(tx: Tx, round: number, reads: readonly ReadEvent[]) {
  const acts = reads.filter(({ event }) => event.kind === 'void' || event.kind === 'move')
  if (acts.length === 0) return { kept: reads, refused: [] }
  const known = await tx<{ id: string }[]>`
    select id from field_events where round_id = ${round} and id = any(${acts.map(({ event }) => event.id)}::uuid[])`
  const repeated = new Set(known.map((row) => row.id))
  const rows = await tx<{ id: string }[]>`
    select id from tubes
    where round_id = ${round} and boxed_at is not null and id = any(${acts.flatMap(({ event }) => tubesOf(event)).map(String)}::bigint[])`
  const boxed = new Set(rows.map((row) => Number(row.id)))
  const isLate = ({ event }: ReadEvent) =>
    (event.kind === 'void' || event.kind === 'move') &&
    !repeated.has(event.id) &&
    tubesOf(event).some((tube) => boxed.has(tube))
  const refused = reads
    .filter(isLate)
    .map(({ event }): RefusedEvent => ({ id: event.id, because: 'tube-already-boxed' }))
  return { kept: reads.filter((read) => !isLate(read)), refused }
}

/** Which tubes have just one event in this upload, a seal: they may be written whole. */
function plainTubes(reads: readonly ReadEvent[]): Set<number> {
  const times = new Map<number, number>()
  for (const { event } of reads)
    for (const tube of tubesOf(event)) times.set(tube, (times.get(tube) ?? 0) + 1)
  return new Set(
    reads.flatMap(({ event }) =>
      event.kind === 'seal' && times.get(event.tube) === 1 ? [event.tube] : [],
    ),
  )
}

/** A seal for a tube that was known already does not say the same as its tube, so its body must be kept. */
async function keepBodies(
  tx: Tx,
  round: number,
  reads: readonly (ReadEvent | undefined)[],
): Promise<void> {
  const list = reads.filter((read) => read !== undefined)
  if (list.length === 0) return
  await tx`
    update field_events e set body = b.body::jsonb
    from unnest(${list.map(({ event }) => event.id)}::uuid[], ${list.map(({ body }) => JSON.stringify(body))}::text[]) b (id, body)
    where e.round_id = ${round} and e.id = b.id`
}

/**
 * Takes events that are not new and whole: open tubes, undo, void, moves, second seals, repeats, and all that comes late.
 * The state is a function of the set of events. Their age and the device's clock refuse none: a swab with a wrong time is
 * still a swab.
 */
export async function takeCarefully(
  tx: Tx,
  where: EventsFrom,
  reads: readonly ReadEvent[],
  lots: Map<number, Lot>,
): Promise<Taking> {
  if (reads.length === 0) return nothingTaken
  const { round } = where
  const open = await refuseAfterBoxing(tx, round, reads)
  const plain = plainTubes(open.kept)
  const recorded = await recordEvents(
    tx,
    round,
    where.device,
    where.now,
    open.kept,
    ({ event }) => event.kind === 'seal' && plain.has(event.tube),
  )

  const fresh = recorded.applied.map(({ event }) => event)
  const seals = fresh.filter((event) => event.kind === 'seal')
  const whole = seals.filter((seal) => plain.has(seal.tube))
  const other = fresh.filter((event) => event.kind !== 'seal' || !plain.has(event.tube))
  const held = await holdTubes(tx, where, whole, [...new Set(other.flatMap(tubesOf))], lots)
  const isQuick = (seal: SealEvent) => held.sealed.has(seal.tube)
  await keepBodies(
    tx,
    round,
    whole
      .filter((seal) => !isQuick(seal))
      .map(({ id }) => recorded.applied.find(({ event }) => event.id === id)),
  )
  const quick = membersOfSeals(where.site, whole.filter(isQuick), lots)
  const settled = held.bound.length === 0 ? null : await settleTubesAgain(tx, where, held)
  const stated = {
    tubes: [...[...held.sealed].map(String), ...(settled?.stated.tubes ?? [])],
    members: [...quick.members, ...(settled?.stated.members ?? [])],
    before: settled?.stated.before ?? [],
  }
  return {
    applied: recorded.applied,
    repeated: recorded.repeated,
    refused: [...open.refused, ...recorded.refused],
    duplicates: await placeMembers(tx, round, stated, where.now),
    claims: settled?.claims ?? [],
    moves: [...quick.moves, ...(settled?.moves ?? [])],
  }
}
