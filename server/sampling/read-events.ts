import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { checkEvent } from '@bihuan/core/tubes/check-event.ts'
import { type TubeEvent, tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import { eventDigest } from './seal-text.ts'

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

/** The events of a device as core reads them, each with the digest by which a repeat is known. */
export const readEvents = (device: string, events: readonly WireEvent[]): ReadEvent[] =>
  events.map((body) => ({
    body,
    digest: eventDigest(device, body),
    event: coreEvent(body, device),
  }))

/** The people that an event names. */
export const peopleOf = (event: TubeEvent): readonly string[] =>
  event.kind === 'seal'
    ? event.members.map((member) => member.person)
    : 'person' in event
      ? [event.person]
      : []

/** Why an event cannot be kept: its tube was never issued, somebody is unknown, or it contradicts itself; null when it can. */
export function refusalOf(
  event: TubeEvent,
  lots: ReadonlyMap<number, Lot>,
  strangers: ReadonlySet<string>,
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
  return strangers.size > 0 && peopleOf(event).some((person) => strangers.has(person))
    ? 'person-unknown'
    : null
}

/** What is refused because the lots or the register do not know it, and what can be kept. */
export function sift(
  reads: readonly ReadEvent[],
  lots: ReadonlyMap<number, Lot>,
  strangers: ReadonlySet<string>,
): { kept: ReadEvent[]; refused: RefusedEvent[] } {
  const kept: ReadEvent[] = []
  const refused: RefusedEvent[] = []
  for (const read of reads) {
    const because = refusalOf(read.event, lots, strangers)
    if (because === null) kept.push(read)
    else refused.push({ id: read.event.id, because })
  }
  return { kept, refused }
}
