import type { EventAnswer } from '@bihuan/contract/sampling.ts'
import { tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import { int8s, uuids } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import { answerEvents, firstSwabs } from './answer.ts'
import { type Known, lookUp, swabKey } from './look-up.ts'
import { type Membership, placeMembers } from './place-members.ts'
import {
  peopleOf,
  type ReadEvent,
  type RefusedEvent,
  readEvents,
  sift,
  type WireEvent,
} from './read-events.ts'
import { membersOfSeals } from './seal-new-tubes.ts'
import { type EventsFrom, nothingTaken, type Taking, takeCarefully } from './take-carefully.ts'
import { postTubeMoves } from './tube-ledger.ts'
import { type PlainSeal, writePlain } from './write-plain.ts'

/** Events as a device sent them, under the id of the command that brought them. */
export type DeviceEvents = { commandId: string; where: EventsFrom; events: readonly WireEvent[] }

/** What became of the events of one device. */
export type Taken = {
  counts: { applied: number; repeated: number; refused: number }
  applied: Set<string>
  refused: Set<string>
  answers: Static<typeof EventAnswer>[]
}

const isSame = (a: Membership, b: Membership) => a.person === b.person && a.tube === b.tube

type Sifted = DeviceEvents & { kept: ReadEvent[]; refused: RefusedEvent[] }

/** Tubes and events that are named once among all that came, so that nothing else here speaks of them. */
function namedOnce(all: readonly Sifted[]): (read: ReadEvent) => boolean {
  const times = new Map<number | string, number>()
  const name = (key: number | string) => times.set(key, (times.get(key) ?? 0) + 1)
  for (const { kept } of all)
    for (const { event } of kept) {
      name(event.id)
      for (const tube of tubesOf(event)) name(tube)
    }
  return ({ event }) =>
    times.get(event.id) === 1 && tubesOf(event).every((tube) => times.get(tube) === 1)
}

/** Parts each upload into seals that say all there is of a new tube, and everything else. */
function part(all: readonly Sifted[], known: Known) {
  const isNamedOnce = namedOnce(all)
  return all.map((one) => {
    const plain: PlainSeal[] = []
    const whole: ReadEvent[] = []
    const other: ReadEvent[] = []
    for (const read of one.kept) {
      const { event, digest } = read
      const lot = event.kind === 'seal' ? known.lots.get(event.tube) : undefined
      const isPlain =
        event.kind === 'seal' &&
        lot !== undefined &&
        !known.events.has(event.id) &&
        !known.tubes.has(event.tube) &&
        isNamedOnce(read)
      if (isPlain) {
        plain.push({ seal: event, digest, lot, ...one.where })
        whole.push(read)
      } else other.push(read)
    }
    return { ...one, plain, whole, other }
  })
}

async function writeUploads(tx: Tx, list: readonly (Sifted & { taken: Taken['counts'] })[]) {
  await tx`
    insert into uploads (command_id, round_id, device_id, events, applied, repeated, refused, received_at)
    select u.id, u.round, u.device, u.events, u.applied, u.repeated, u.refused, to_timestamp(u.now / 1000.0)
    from unnest(
      ${uuids(list.map(({ commandId }) => commandId))}::text::uuid[], ${int8s(list.map(({ where }) => where.round))}::text::int[],
      ${int8s(list.map(({ where }) => where.device))}::text::int[], ${int8s(list.map(({ events }) => events.length))}::text::int[],
      ${int8s(list.map(({ taken }) => taken.applied))}::text::int[], ${int8s(list.map(({ taken }) => taken.repeated))}::text::int[],
      ${int8s(list.map(({ taken }) => taken.refused))}::text::int[], ${int8s(list.map(({ where }) => where.now))}::text::bigint[]
    ) u (id, round, device, events, applied, repeated, refused, now)`
}

/**
 * Those people of plain tubes whom an event beside them names too: it may have placed them elsewhere in the end. They are
 * looked at once more, so that each device hears of its duplicates.
 */
async function displaced(
  tx: Tx,
  round: number,
  plain: readonly PlainSeal[],
  others: readonly ReadEvent[],
): Promise<Membership[]> {
  const named = new Set(others.flatMap(({ event }) => peopleOf(event)))
  if (named.size === 0) return []
  const own = plain.flatMap(({ seal, lot }) =>
    seal.members
      .filter(({ person }) => named.has(person))
      .map(({ person, at }) => ({ person, at, tube: String(seal.tube), sitting: lot.sitting })),
  )
  const first = await firstSwabs(tx, round, own)
  return own.filter(({ person, sitting, tube }) => {
    const swab = first.get(swabKey(person, sitting))
    return swab !== undefined && swab.tube !== tube
  })
}

/** People who are in a tube of some device and count through another. */
const among = (plain: readonly PlainSeal[], losers: readonly Membership[]) => {
  if (losers.length === 0) return []
  const tubes = new Set(plain.map(({ seal }) => String(seal.tube)))
  return losers.filter(({ tube }) => tubes.has(tube))
}

/**
 * Takes what several devices of a round sent, by network or out of a sealed file, in any order and as often as it comes,
 * as one set: the state is a function of the set of events, so how they are grouped changes nothing. New whole tubes of
 * all devices are written together, the rest device by device.
 */
export async function takeUploads(
  tx: Tx,
  round: number,
  uploads: readonly DeviceEvents[],
): Promise<Taken[]> {
  const read = uploads.map(({ where, events }) => readEvents(String(where.device), events))
  const known = await lookUp(tx, round, read.flat())
  const sifted = uploads.map((upload, n) => ({
    ...upload,
    ...sift(read[n] ?? [], known.lots, known.strangers),
  }))
  const parted = part(sifted, known)
  const plain = parted.flatMap((one) => one.plain)
  const contested = await writePlain(tx, round, plain, known)
  const stated = {
    tubes: plain.map(({ seal }) => String(seal.tube)),
    members: contested,
    before: [],
  }
  const losers =
    contested.length === 0
      ? []
      : await placeMembers(tx, round, stated, Math.max(...plain.map(({ now }) => now)))

  const takings: Taking[] = []
  for (const { where, other } of parted)
    takings.push(
      other.length === 0 ? nothingTaken : await takeCarefully(tx, where, other, known.lots),
    )

  const others = parted.flatMap(({ other }) => other)
  const moved = await displaced(tx, round, plain, others)
  const elsewhere = [
    ...losers,
    ...moved.filter((one) => !losers.some((known) => isSame(known, one))),
  ]
  const told = parted.map((one, n) => {
    const careful = takings[n] ?? nothingTaken
    const applied = [...one.whole, ...careful.applied].map(({ event }) => event)
    const refused = [...one.refused, ...careful.refused]
    const taken = {
      applied: applied.length,
      repeated: careful.repeated,
      refused: refused.length,
    }
    const duplicates = [...among(one.plain, elsewhere), ...careful.duplicates]
    const seals = one.plain.map(({ seal }) => seal)
    const { moves } = membersOfSeals(one.where.site, seals, known.lots)
    return {
      ...one,
      careful,
      applied,
      refused,
      taken,
      duplicates,
      moves: [...moves, ...careful.moves],
    }
  })
  const [, , first] = await Promise.all([
    postTubeMoves(
      tx,
      round,
      told.map(({ commandId, where, moves }) => ({ commandId, at: where.now, moves })),
    ),
    writeUploads(tx, told),
    firstSwabs(
      tx,
      round,
      told.flatMap(({ duplicates }) => duplicates),
    ),
  ])
  return told.map(({ taken, applied, refused, duplicates, careful }) => ({
    counts: taken,
    applied: new Set(applied.map(({ id }) => id)),
    refused: new Set(refused.map(({ id }) => id)),
    answers: answerEvents(applied, refused, duplicates, careful.claims, first),
  }))
}
