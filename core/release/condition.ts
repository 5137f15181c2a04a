import type { Words } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'

/**
 * What a release can wait for: the days of the stage; each test of it; the same tests by their Ct; two swabs at the last of them; swabs of the room;
 * the tests of the person between; so many negatives apart; what only a doctor's discharge says.
 */
export const conditionKinds = [
  'days',
  'test',
  'ct',
  'double-sample',
  'environment',
  'index-tests',
  'negatives',
  'discharge',
] as const
export type ConditionKind = (typeof conditionKinds)[number]

/**
 * `ahead`: its day has not come or goes on; `waiting`: sampled, and the result is within its hours; `met`: a fact met it; `excused`: it was
 * for us to do and is late, which holds nobody; `refused`, `reactive` and `wanting` hold, until a fact answers.
 */
export const conditionStates = [
  'ahead',
  'waiting',
  'met',
  'excused',
  'refused',
  'reactive',
  'wanting',
] as const
export type ConditionState = (typeof conditionStates)[number]

/** One condition of a release at a moment. */
export type Condition = {
  readonly kind: ConditionKind
  readonly needs: Words
  readonly state: ConditionState
  /** Met or excused. */
  readonly met: boolean
  /** Ids of the facts that say so. */
  readonly known: readonly string[]
  /** Since when it is met or excused; null where it is not. */
  readonly since: Instant | null
  /** When it is over at the latest, if nobody does anything; null where only a fact ends it. */
  readonly by: Instant | null
  /** Whether somebody confirmed the value it rests on: what nobody confirmed holds nobody. */
  readonly binds: boolean
  /** Who has to see to it, as a role; null where nobody has to any more. */
  readonly who: 'site-manager' | 'lab-reviewer' | 'doctor' | 'case-investigator' | null
}

/** A condition that is over: met by facts, or excused because it was ours. */
export const isOver = ({ state }: { state: ConditionState }): boolean =>
  state === 'met' || state === 'excused'
