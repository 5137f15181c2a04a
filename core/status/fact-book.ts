import type { Instant } from '../time/instant.ts'
import { type Fact, type FactKind, knownFacts } from './fact.ts'

type OfKind<K extends FactKind> = Extract<Fact, { kind: K }>

/** The facts about one person, who may have several ids because of several documents, as known at a moment. */
export type FactBook = {
  /** Every fact that was handed in, of other people too: an area's order rests on the cases of others. */
  readonly byId: ReadonlyMap<string, Fact>
  readonly people: ReadonlySet<string>
  /** The moment it is about. */
  readonly at: Instant
  of<K extends FactKind>(kind: K): readonly OfKind<K>[]
}

/**
 * What was known at `known` of what had happened until `at`, by kind, the earliest first. `people` are all the ids of the same person:
 * somebody with two documents has one book, and so one status.
 */
export function factBook(
  facts: readonly Fact[],
  people: readonly string[],
  at: Instant,
  known: Instant,
): FactBook {
  const byId = knownFacts(facts, at, known)
  const ids = new Set(people)
  const kinds = new Map<FactKind, Fact[]>()
  for (const fact of byId.values()) {
    if (!('person' in fact) || !ids.has(fact.person)) continue
    const same = kinds.get(fact.kind)
    if (same === undefined) kinds.set(fact.kind, [fact])
    else same.push(fact)
  }
  for (const same of kinds.values())
    if (same.length > 1) same.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return {
    byId,
    people: ids,
    at,
    of: <K extends FactKind>(kind: K) =>
      (kinds.get(kind) ?? []).filter((fact): fact is OfKind<K> => fact.kind === kind),
  }
}

/** Whether a round's sample is no longer owed by somebody on its roll: sampled for it or excused. */
export function isRoundAnswered(book: FactBook, round: number): boolean {
  return (
    book.of('sample').some((sample) => sample.round === round) ||
    book.of('mark').some((mark) => mark.round === round)
  )
}

/** Whether a single test has answered for a pool of this moment: the person need not wait any more. */
export function isPoolAnswered(book: FactBook, at: Instant): boolean {
  return book
    .of('result')
    .some((result) => result.of === 'single' && result.call === 'negative' && result.at > at)
}
