import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { TubeState } from './tube-state.ts'

/** Where and when a person was sampled. */
export type Swab = { tube: LabelNumber; at: Instant }

/** A further swab of a person who was already sampled; `first` is the one that counts. Does not hold the result. */
export type DuplicateClaim = Swab & { reason: 'duplicate'; person: string; first: Swab }

/**
 * Counts each person once over the tubes of one round and sitting: the smallest (at, tube) counts, every other
 * membership is a claim that names where and when the first was (reliability H10). A duplicate stays a member of its
 * tube: the swab is in it, so a reactive result recalls that person too.
 */
export function countPeople(states: ReadonlyMap<LabelNumber, TubeState>): {
  counted: Map<string, Swab>
  duplicates: DuplicateClaim[]
} {
  const counted = new Map<string, Swab>()
  const further: (Swab & { person: string })[] = []
  for (const [tube, { members }] of states) {
    for (const { person, at } of members) {
      const known = counted.get(person)
      const earlier = !known || (at - known.at || tube - known.tube) < 0
      if (earlier) counted.set(person, { tube, at })
      if (known) further.push({ person, ...(earlier ? known : { tube, at }) })
    }
  }
  const duplicates = further.flatMap(({ person, tube, at }): DuplicateClaim[] => {
    const first = counted.get(person)
    return first ? [{ reason: 'duplicate', person, tube, at, first }] : []
  })
  duplicates.sort((a, b) => a.at - b.at || a.tube - b.tube || (a.person < b.person ? -1 : 1))
  return { counted, duplicates }
}
