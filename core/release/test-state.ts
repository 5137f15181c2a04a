import type { TestSpan } from '../policy/track-days.ts'
import type { ResultFact, SampleFact } from '../status/fact.ts'
import type { FactBook } from '../status/fact-book.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import type { Condition } from './condition.ts'

/** What a test is judged by. */
export type TestFacts = {
  readonly book: FactBook
  /** Moments at which the person was offered the swab and refused it, as those said who offered it. */
  readonly refused: readonly Instant[]
  /** How long a result may take by the rules; 0 where nobody confirmed an hour. */
  readonly resultMs: number
}

export type TestState = Pick<Condition, 'state' | 'known' | 'since' | 'by'>

/**
 * What became of the test of one day (domain-policy §2.1). It is answered by single results alone: a pool says nothing of one person. A negative swab taken
 * on the day answers it, and so does a later one where it was missed or refused. A swab without a result holds until the hours of the rules
 * are over, a day without a swab until the day is over: what was ours and is late holds nobody. A refusal and a reactive result hold.
 */
export function testStateOf(
  span: TestSpan,
  swabs: number,
  { book, refused, resultMs }: TestFacts,
): TestState {
  const { at } = book
  const isOnDay = (one: { at: Instant }) => one.at >= span.from && one.at < span.until
  const singles = book.of('result').filter((one) => one.of === 'single' && one.at >= span.from)
  const reactive = singles.filter((one) => one.call === 'reactive' && isOnDay(one))
  if (reactive.length > 0)
    return { state: 'reactive', known: idsOf(reactive), since: null, by: null }
  const excused = excusedAt(span, book.of('sample').filter(isOnDay), singles, resultMs)
  const refusal = refused.findLast((moment) => moment >= span.from && moment < span.until) ?? null
  const negative = singles.filter(({ call }) => call === 'negative')
  const enough = negative.slice(0, swabs)
  if (enough.length === swabs) {
    const known = Math.max(...enough.map(({ knownAt }) => knownAt))
    const since = refusal === null ? Math.min(known, excused) : known
    return { state: 'met', known: idsOf(enough), since, by: since }
  }
  if (refusal !== null && !negative.some((one) => one.at > refusal))
    return { state: 'refused', known: [], since: null, by: null }
  if (excused <= at)
    return { state: 'excused', known: idsOf(negative), since: excused, by: excused }
  const state = book.of('sample').some(isOnDay) ? 'waiting' : 'ahead'
  return { state, known: idsOf(negative), since: null, by: excused }
}

/** When the test is ours and late: at the end of its day, or when the hours of the last swab of that day are over without a result. */
function excusedAt(
  span: TestSpan,
  samples: readonly SampleFact[],
  singles: readonly ResultFact[],
  resultMs: number,
): Instant {
  const open = samples.filter((sample) => !singles.some((result) => result.at === sample.at))
  return Math.max(span.until, ...open.map((sample) => sample.at + resultMs))
}

const idsOf = (facts: readonly { readonly id: string }[]): string[] => facts.map(({ id }) => id)

/** The longest time that a result may take by what was confirmed, in ms; 0 where nobody confirmed any. */
export const resultMsOf = (
  hours: Readonly<Record<string, { v: number; binds: boolean }>>,
): number =>
  Math.max(0, ...Object.values(hours).flatMap(({ v, binds }) => (binds ? [v] : []))) * hourMs
