import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { capacityOfPool, checkEvent } from '@bihuan/core/tubes/check-event.ts'
import { type TubeEvent, tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { digestOf } from '../door/canonical.ts'

export type WireEvent = Static<typeof FieldEvent>

/** A lot of tube codes issued to a site; a tube is known by the lot it lies in. */
export type Lot = { siteId: number; capacity: number; poolSize: number; sitting: number }

export type ReadEvent = { event: TubeEvent; digest: string; body: WireEvent }
export type RefusedEvent = { id: string; because: string }

const labelOf = (code: string): number => {
  const parsed = parseLabel('tube', code)
  return parsed.ok ? parsed.label : Number.NaN
}

/** The event as core reads it. */
export function coreEvent(wire: WireEvent, device: string): TubeEvent {
  const said = { id: wire.id, device, seq: wire.seq, at: instantOf(wire.at) }
  switch (wire.kind) {
    case 'seal': {
      const members = wire.members.map(({ person, at }) => ({ person, at: instantOf(at) }))
      return {
        kind: 'seal',
        ...said,
        tube: labelOf(wire.tube),
        openedAt: instantOf(wire.openedAt),
        count: wire.count,
        members,
      }
    }
    case 'move':
      return {
        kind: 'move',
        ...said,
        from: labelOf(wire.from),
        to: labelOf(wire.to),
        reason: wire.reason,
      }
    case 'void':
      return { kind: 'void', ...said, tube: labelOf(wire.tube), reason: wire.reason }
    default:
      return { kind: wire.kind, ...said, tube: labelOf(wire.tube), person: wire.person }
  }
}

/** The first 8 bytes of the digest, as a signed int8: enough to tell another body under the same id. */
const shortDigest = (value: unknown) => digestOf(value).readBigInt64BE(0).toString()

/** The lots that tubes lie in; a tube that was never issued for the round is missing. */
export async function lotsOf(
  tx: Tx,
  round: number,
  tubes: readonly number[],
): Promise<Map<number, Lot>> {
  const rows = await tx<
    { tube: string; siteId: number; poolSize: number; perHousehold: boolean; sitting: number }[]
  >`
    select t.id as tube, g.site_id, g.pool_size, g.per_household, g.sitting
    from unnest(${tubes.map(String)}::bigint[]) t (id)
    cross join lateral (
      select * from tube_ranges where first_id <= t.id order by first_id desc limit 1
    ) g
    where g.last_id >= t.id and g.round_id = ${round}`
  return new Map(
    rows.map(({ tube, siteId, poolSize, perHousehold, sitting }) => {
      const pool = perHousehold ? 'household' : (poolSize as 1 | 5 | 10 | 20)
      return [Number(tube), { siteId, poolSize, sitting, capacity: capacityOfPool(pool) }]
    }),
  )
}

async function unknownPeople(tx: Tx, people: ReadonlySet<string>): Promise<Set<string>> {
  const rows = await tx<{ id: string }[]>`
    select asked.id from unnest(${[...people]}::bigint[]) asked (id)
    where not exists (select from people p where p.id = asked.id)`
  return new Set(rows.map((row) => row.id))
}

const peopleOf = (event: TubeEvent): readonly string[] =>
  event.kind === 'seal'
    ? event.members.map((member) => member.person)
    : 'person' in event
      ? [event.person]
      : []

function refusalOf(
  event: TubeEvent,
  lots: Map<number, Lot>,
  unknown: ReadonlySet<string>,
): string | null {
  const codes = tubesOf(event)
  if (codes.some(Number.isNaN)) return 'bad-code'
  const known = codes.map((tube) => lots.get(tube))
  const lot = known[0]
  if (!lot || known.includes(undefined)) return 'tube-not-issued'
  const pool =
    lot.capacity === 20 && lot.poolSize !== 20 ? 'household' : (lot.poolSize as 1 | 5 | 10 | 20)
  const [first] = checkEvent(event, { poolSize: pool })
  if (first) return first
  return peopleOf(event).some((person) => unknown.has(person)) ? 'person-unknown' : null
}

/** Reads a device's events: those that can be kept, and those that cannot, each with its reason. */
export async function readEvents(
  tx: Tx,
  round: number,
  device: string,
  events: readonly WireEvent[],
) {
  const all = events.map(
    (body): ReadEvent => ({
      body,
      digest: shortDigest({ device, ...body }),
      event: coreEvent(body, device),
    }),
  )
  const tubes = new Set(
    all.flatMap(({ event }) => tubesOf(event)).filter((tube) => !Number.isNaN(tube)),
  )
  const lots = await lotsOf(tx, round, [...tubes])
  const unknown = await unknownPeople(tx, new Set(all.flatMap(({ event }) => peopleOf(event))))
  const kept: ReadEvent[] = []
  const refused: RefusedEvent[] = []
  for (const read of all) {
    const because = refusalOf(read.event, lots, unknown)
    if (because === null) kept.push(read)
    else refused.push({ id: read.event.id, because })
  }
  return { kept, refused, lots }
}
