import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'

/** One person's place in a tube, and the moment of the swab. */
export type Member = { person: string; at: Instant }

/**
 * What a device says happened. `at` is corrected by the clock offset known for the device; it never orders the
 * events of one device, because clocks jump (reliability H20): their order is `seq`, a counter that only rises.
 * `id` is made by the device; an id that comes again with another body is refused at the door, so here ids are unique.
 */
type Said = { id: string; device: string; seq: number; at: Instant }

/** A provisional member, sent while online. */
export type SampleEvent = Said & { kind: 'sample'; tube: LabelNumber; person: string }

/** Takes a person out of an open tube again. */
export type UndoEvent = Said & { kind: 'undo'; tube: LabelNumber; person: string }

/** The closing of a tube. Its list of members is the document that decides; `count` is what the sampler counted by hand. */
export type SealEvent = Said & {
  kind: 'seal'
  tube: LabelNumber
  openedAt: Instant
  count: number
  members: readonly Member[]
}

/** The tube is worth nothing: spilled, cracked, never used. */
export type VoidEvent = Said & { kind: 'void'; tube: LabelNumber; reason: string }

/** The whole tube carries another code from now on, because its label was damaged. */
export type MoveEvent = Said & { kind: 'move'; from: LabelNumber; to: LabelNumber; reason: string }

export type TubeEvent = SampleEvent | UndoEvent | SealEvent | VoidEvent | MoveEvent

/** The codes that an event speaks of: both of a move, one of any other. */
export function tubesOf(event: TubeEvent): readonly LabelNumber[] {
  return event.kind === 'move' ? [event.from, event.to] : [event.tube]
}
