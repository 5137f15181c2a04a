import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { TubeState } from '../tubes/tube-state.ts'

declare const ofOnePerson: unique symbol

/** What the laboratory released for a tube. `reactive` speaks of the tube; of nobody in it (reliability H40). */
export type TubeResult = {
  id: string
  tube: LabelNumber
  call: 'negative' | 'reactive' | 'invalid'
  at: Instant
}

/**
 * The result of a tube that was made for one swab and holds one. The mark can be given by `singleResult` alone, and
 * everything that calls a person positive asks for it: no pool can become a person's positive.
 */
export type SingleResult = TubeResult & {
  readonly [ofOnePerson]: true
  person: string
  /** When the person was swabbed. */
  sampledAt: Instant
}

export type SingleRefusal = {
  refused: 'tube-for-several' | 'not-sealed' | 'on-hold' | 'not-one-person'
}

/**
 * Reads a tube's result as one person's. Refused unless the tube's capacity is 1, it is sealed, nothing holds it and
 * exactly one person is in it: a larger tube with one listed member may hold swabs that nobody listed.
 */
export function singleResult(
  result: TubeResult,
  { state, members, holds }: TubeState,
  capacity: number,
): SingleResult | SingleRefusal {
  if (capacity !== 1) return { refused: 'tube-for-several' }
  if (state !== 'sealed') return { refused: 'not-sealed' }
  if (holds) return { refused: 'on-hold' }
  const [member, another] = members
  if (!member || another) return { refused: 'not-one-person' }
  return { ...result, person: member.person, sampledAt: member.at } as SingleResult
}
