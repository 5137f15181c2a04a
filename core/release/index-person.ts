import type { ResultFact } from '../status/fact.ts'
import type { Instant } from '../time/instant.ts'
import type { Condition } from './condition.ts'

/** The person through whom somebody is a contact of a contact: their own tests, and when they were found infected. */
export type IndexPerson = {
  readonly results: readonly ResultFact[]
  /** From when their tests count: their own last exposure. */
  readonly since: Instant
  readonly positiveAt: Instant | null
}

/**
 * Whether the first tests of the index contact came out negative (domain-policy §2.1, «release link»). Where they have not come by the end of the
 * person's own days, that was ours, and it holds nobody longer.
 */
export function indexState(
  count: number,
  index: IndexPerson | null,
  leaveAt: Instant | null,
  at: Instant,
): Pick<Condition, 'state' | 'known' | 'since' | 'by'> {
  const singles = (index?.results ?? [])
    .filter((one) => one.of === 'single' && one.call !== 'invalid' && one.at >= (index?.since ?? 0))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
  const known = singles.map(({ id }) => id)
  if (singles.some(({ call }) => call === 'reactive'))
    return { state: 'reactive', known, since: null, by: null }
  if (singles.length === count) {
    const since = Math.max(...singles.map(({ knownAt }) => knownAt))
    const earliest = leaveAt === null ? since : Math.min(since, leaveAt)
    return { state: 'met', known, since: earliest, by: earliest }
  }
  if (leaveAt !== null && leaveAt <= at)
    return { state: 'excused', known, since: leaveAt, by: leaveAt }
  return { state: 'ahead', known, since: null, by: leaveAt }
}
