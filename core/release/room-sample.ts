import type { ResultFact } from '../status/fact.ts'
import type { Instant } from '../time/instant.ts'
import type { Condition } from './condition.ts'

/** A swab of things and surfaces in somebody's room. */
export type RoomSample = {
  readonly id: string
  readonly at: Instant
  readonly call: 'negative' | 'positive' | 'invalid' | null
  readonly knownAt: Instant | null
}

/**
 * What the swabs of the room say (domain-policy §5, «release from site»): positive means that an infection is ruled out first, which a negative single
 * result of a swab taken after the finding does. Not taken, or without a result when the days are over, it was ours and holds nobody.
 */
export function roomState(
  samples: readonly RoomSample[],
  singles: readonly ResultFact[],
  leaveAt: Instant | null,
  at: Instant,
): Pick<Condition, 'state' | 'known' | 'since' | 'by'> {
  const answered = samples
    .filter(({ knownAt, call }) => knownAt !== null && knownAt <= at && call !== 'invalid')
    .sort((a, b) => a.at - b.at)
  const last = answered.at(-1)
  const known = last === undefined ? [] : [last.id]
  const knownAt = last?.knownAt ?? null
  if (last !== undefined && knownAt !== null && last.call === 'positive') {
    const ruledOut = singles.find((one) => one.call === 'negative' && one.at > knownAt)
    if (ruledOut === undefined) return { state: 'wanting', known, since: null, by: null }
    const since = ruledOut.knownAt
    return { state: 'met', known: [...known, ruledOut.id], since, by: since }
  }
  if (knownAt !== null) return { state: 'met', known, since: knownAt, by: knownAt }
  if (leaveAt !== null && leaveAt <= at)
    return { state: 'excused', known, since: leaveAt, by: leaveAt }
  return { state: 'ahead', known, since: null, by: leaveAt }
}
