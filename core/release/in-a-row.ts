import type { ResultFact } from '../status/fact.ts'
import { cityDateOf, type Instant } from '../time/instant.ts'
import type { Condition } from './condition.ts'

type State = Pick<Condition, 'state' | 'known' | 'since' | 'by'>

/**
 * So many single results in a row at or above a Ct, on days of their own, from a day on (domain-policy §2.1: Ct >= 35 twice, on days 6 and 7). A stronger signal
 * begins the count anew. Nothing excuses it: it is the finding that ends the stage, and without it only the end of the order does.
 */
export function ctState(
  singles: readonly ResultFact[],
  { atLeast, count, from }: { atLeast: number; count: number; from: Instant },
): State {
  let run: ResultFact[] = []
  for (const one of singles) {
    if (one.at < from || one.call === 'invalid') continue
    const isWeak = one.ct === null ? one.call === 'negative' : one.ct >= atLeast
    if (!isWeak) run = []
    else if (!run.some((other) => cityDateOf(other.at) === cityDateOf(one.at))) run.push(one)
    if (run.length >= count) return metBy(run)
  }
  return { state: 'wanting', known: run.map(({ id }) => id), since: null, by: null }
}

/** So many negative single results, each taken at least so long after the one before. */
export function negativesApart(
  singles: readonly ResultFact[],
  count: number,
  gapMs: number,
  from: Instant,
): State {
  let run: ResultFact[] = []
  for (const one of singles) {
    if (one.at < from || one.call === 'invalid') continue
    if (one.call === 'reactive') {
      run = []
      continue
    }
    const last = run.at(-1)
    if (last === undefined || one.at - last.at >= gapMs) run.push(one)
    if (run.length >= count) return metBy(run)
  }
  return { state: 'wanting', known: run.map(({ id }) => id), since: null, by: null }
}

function metBy(run: readonly ResultFact[]): State {
  const since = Math.max(...run.map(({ knownAt }) => knownAt))
  return { state: 'met', known: run.map(({ id }) => id), since, by: since }
}
