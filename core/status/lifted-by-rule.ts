import { metAt } from '../orders/lifted-by-facts.ts'
import type { Policy } from '../policy/policy.ts'
import type { LiftedBy } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { FactBook } from './fact-book.ts'

/**
 * Whether what a reason waits for has happened since its clock began. A discharge ends every reason, and the tests asked for end a track that is
 * nothing but tests; else a test ends only what is no track, because a contact is not free after the first negative swab, but who missed a round is.
 */
export function isLiftedByRule(
  { tracks }: Policy,
  { basis, start }: { basis: string; start: Instant },
  liftedBy: readonly LiftedBy[],
  book: FactBook,
): boolean {
  if (liftedBy.includes('discharge') && metAt({ by: 'discharge' }, start, book) !== null)
    return true
  const track = tracks[basis]
  if (track !== undefined) {
    const { tests, stages } = track
    if (tests === null || stages.length > 0) return false
    const minGapHours = tests.minGapHours?.v ?? 0
    return metAt({ by: 'negatives', count: tests.count.v, minGapHours }, start, book) !== null
  }
  const results = book.of('result').filter(({ at }) => at > start)
  if (liftedBy.includes('negative_test') && results.some(({ call }) => call === 'negative'))
    return true
  // A pool that comes out says nothing of one of its members.
  return liftedBy.includes('result') && results.some((result) => result.of === 'single')
}
