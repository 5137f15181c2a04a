import type { FactBook } from '../status/fact-book.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import type { Lift, Order } from './order.ts'

/**
 * When facts ended the order before its time, by the conditions that its officers signed; null while none is met. The moment is that at which
 * the deciding fact was known: nobody could have been let go before.
 */
export function liftedByFacts(order: Order, book: FactBook): Instant | null {
  const moments = order.liftedBy.flatMap((lift) => {
    const moment = metAt(lift, order.issuedAt, book)
    return moment === null ? [] : [moment]
  })
  return moments.length === 0 ? null : Math.min(...moments)
}

/** When one condition was met by what was sampled since a moment. */
export function metAt(lift: Lift, since: Instant, book: FactBook): Instant | null {
  if (lift.by === 'zone-lifted') return null // the order of the zone ends with its own acts
  if (lift.by === 'discharge') return firstKnown(book.of('discharge').filter((f) => f.at >= since))
  if (lift.by === 'sample') return firstKnown(book.of('sample').filter((f) => f.at >= since))
  const singles = book.of('result').filter((result) => result.at >= since)
  if (lift.by === 'negatives') {
    const negative = singles.filter(({ call }) => call === 'negative')
    return nthKnown(apart(negative, lift.minGapHours * hourMs), lift.count)
  }
  // Consecutive: a stronger signal between them begins the count anew. A pool has no Ct of one person.
  let run: { at: Instant; knownAt: Instant }[] = []
  for (const result of singles) {
    if (result.of !== 'single' || result.call === 'invalid') continue
    run = result.ct === null || result.ct >= lift.atLeast ? [...run, result] : []
    if (run.length >= lift.count) return nthKnown(run, lift.count)
  }
  return null
}

type Moments = { readonly at: Instant; readonly knownAt: Instant }

const firstKnown = (facts: readonly Moments[]): Instant | null =>
  facts.length === 0 ? null : Math.min(...facts.map(({ knownAt }) => knownAt))

function nthKnown(facts: readonly Moments[], count: number): Instant | null {
  return facts.length < count
    ? null
    : Math.max(...facts.slice(0, count).map(({ knownAt }) => knownAt))
}

/** The first, and each further one that was taken at least so long after the one before. */
function apart(facts: readonly Moments[], gapMs: number): readonly Moments[] {
  const kept: Moments[] = []
  for (const fact of facts) {
    const last = kept.at(-1)
    if (last === undefined || fact.at - last.at >= gapMs) kept.push(fact)
  }
  return kept
}
