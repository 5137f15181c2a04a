import type { Upload } from '@bihuan/contract/sampling.ts'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { checkEvent } from '@bihuan/core/tubes/check-event.ts'
import { type TubeEvent, tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import { type CityFacts, lotOf } from './facts.ts'

export type UploadInput = Static<typeof Upload>
export type WireEvent = UploadInput['events'][number]
export type ReadEvent = { event: TubeEvent; body: string }
export type RefusedEvent = { id: string; because: string }

const labelOf = (code: string): number => {
  const parsed = parseLabel('tube', code)
  return parsed.ok ? parsed.label : Number.NaN
}

/** The event of a device as core reads it. */
export function coreEvent(wire: WireEvent, device: string): TubeEvent {
  const said = { id: wire.id, device, seq: wire.seq, at: instantOf(wire.at) }
  switch (wire.kind) {
    case 'seal':
      return {
        kind: 'seal',
        ...said,
        tube: labelOf(wire.tube),
        openedAt: instantOf(wire.openedAt),
        count: wire.count,
        members: wire.members.map(({ person, at }) => ({ person, at: instantOf(at) })),
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

const peopleOf = (event: TubeEvent): readonly string[] =>
  event.kind === 'seal'
    ? event.members.map(({ person }) => person)
    : 'person' in event
      ? [event.person]
      : []

function refusalOf(facts: CityFacts, event: TubeEvent): string | null {
  const codes = tubesOf(event)
  if (codes.some(Number.isNaN)) return 'bad-code'
  const lots = codes.map((tube) => lotOf(facts, tube))
  const [lot] = lots
  if (!lot || lots.includes(undefined)) return 'tube-not-issued'
  const [fault] = checkEvent(event, { poolSize: lot.poolSize as 1 | 5 | 10 | 20 })
  if (fault) return fault
  const isKnown = (person: string) => facts.people.has(person)
  return peopleOf(event).every(isKnown) ? null : 'person-unknown'
}

/** Reads what a device says: what can be kept, and what cannot with its reason. */
export function readEvents(facts: CityFacts, { device, events }: UploadInput) {
  const kept: ReadEvent[] = []
  const refused: RefusedEvent[] = []
  for (const wire of events) {
    const event = coreEvent(wire, device)
    const because = refusalOf(facts, event) ?? lateRefusal(facts, event)
    if (because === null) kept.push({ event, body: JSON.stringify({ device, ...wire }) })
    else refused.push({ id: wire.id, because })
  }
  return { kept, refused }
}

/** After boxing nothing is spilled or relabelled at the site; a repeat of what was taken before is no new act. */
function lateRefusal({ events, tubes }: CityFacts, event: TubeEvent): string | null {
  if ((event.kind !== 'void' && event.kind !== 'move') || events.has(event.id)) return null
  const isBoxed = tubesOf(event).some((tube) => (tubes.get(tube)?.boxedAt ?? null) !== null)
  return isBoxed ? 'tube-already-boxed' : null
}
