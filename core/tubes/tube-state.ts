import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { Member } from './events.ts'

/** Whether a claim keeps the result of its tube back until a person has looked at it (reliability H18, H19, H41). */
export const holdsResult = {
  'late-sample': true,
  'late-undo': true,
  'second-seal': true,
  overfull: true,
  merged: true,
  voided: false,
} as const satisfies Record<string, boolean>

export type ClaimReason = keyof typeof holdsResult

/**
 * Something said about a person and a tube that the tube's membership does not show. A member can have one too
 * (late-undo, second-seal, merged). `tube` is the code under which it was recorded.
 */
export type Claim = { reason: ClaimReason; person: string; tube: LabelNumber; at: Instant }

export type TubeState = {
  state: 'open' | 'sealed' | 'void' | 'moved'
  /** The last code of a moved tube, else null: chains are already followed. */
  movedTo: LabelNumber | null
  /** Null until somebody was sampled into it. */
  openedAt: Instant | null
  sealedAt: Instant | null
  /** Ordered by moment, never more than the capacity. */
  members: Member[]
  /** Ordered by moment, person and reason; one for each person and reason. */
  claims: Claim[]
  /** True when a claim holds the result. */
  holds: boolean
}
