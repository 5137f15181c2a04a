import type { Instant } from '../time/instant.ts'

/**
 * Something that happened, as somebody recorded it. `at` is when it happened, `knownAt` when we learnt it; the two are never
 * mixed up, so that any past moment can be asked twice: what did we say then, and what do we know now of then.
 * There is no fact for the scan of a venue code, a position or a score: what is not here cannot ground anything.
 */
type FactBase = { readonly id: string; readonly at: Instant; readonly knownAt: Instant }

/** A swab; `at` is the moment of sampling. `round` is null for a sample outside of rounds. */
export type SampleFact = FactBase & { kind: 'sample'; person: string; round: number | null }

/** What a tube came to for this person; `at` is the moment of sampling, `knownAt` the release. A pool says nothing of one person. */
export type ResultFact = FactBase & {
  kind: 'result'
  person: string
  of: 'single' | 'pool'
  call: 'negative' | 'reactive' | 'invalid'
  /** The lowest Ct of the person's own tube; null where none was crossed or it was a pool. */
  ct: number | null
}

/** A confirmed finding; `reason` is the policy's reason id, such as `infected`. `areas` are where it counts, smallest first. */
export type CaseFact = FactBase & {
  kind: 'case'
  person: string
  reason: string
  areas: readonly string[]
}

/** The end of a case by the treatment plan. */
export type DischargeFact = FactBase & { kind: 'discharge'; person: string }

/** An exposure that an investigator confirmed; `at` is the last exposure. */
export type ContactFact = FactBase & {
  kind: 'contact'
  person: string
  reason: string
  case: string
  confirmedBy: string
}

/** An entry or a stay elsewhere; `at` is the moment of entering, or of leaving the area. */
export type TravelFact = FactBase & { kind: 'travel'; person: string; reason: string }

/** On the roll of a round; `at` is when its last window closed. */
export type RollFact = FactBase & { kind: 'roll'; person: string; round: number }

/** Excused from a round, with its reason. */
export type MarkFact = FactBase & { kind: 'mark'; person: string; round: number }

/** A member of a reactive pool, asked to wait for the single test. */
export type PoolFact = FactBase & { kind: 'pool'; person: string; tube: string }

/** Where somebody lives, from `at` until `until`: ids of household, unit, building and so on up to the county, smallest first. */
export type DwellingFact = FactBase & {
  kind: 'dwelling'
  person: string
  places: readonly string[]
  until: Instant | null
}

/** A stay in an isolation room, from `at` until `until`. */
export type StayFact = FactBase & {
  kind: 'stay'
  person: string
  reason: string
  /** The kind of place in the policy, such as `centralized`, and the site itself. */
  place: string
  site: string
  district: string
  until: Instant | null
}

/** Another fact was wrong; it counts no more in any question asked with knowledge from `knownAt` on. */
export type WithdrawalFact = FactBase & { kind: 'withdrawal'; fact: string }

export type Fact =
  | SampleFact
  | ResultFact
  | CaseFact
  | DischargeFact
  | ContactFact
  | TravelFact
  | RollFact
  | MarkFact
  | PoolFact
  | DwellingFact
  | StayFact
  | WithdrawalFact

export type FactKind = Fact['kind']

/**
 * The facts that were known at a moment and had happened, without those withdrawn by then, by id. A fact sent twice counts once:
 * of two with one id the one that was known first holds, so the order in which they are handed in is irrelevant.
 */
export function knownFacts(
  facts: readonly Fact[],
  at: Instant,
  known: Instant,
): ReadonlyMap<string, Fact> {
  const held = new Map<string, Fact>()
  const withdrawn = new Set<string>()
  for (const fact of facts) {
    if (fact.knownAt > known) continue
    if (fact.kind === 'withdrawal') withdrawn.add(fact.fact)
    if (fact.at > at) continue
    const before = held.get(fact.id)
    if (before === undefined || isEarlier(fact, before)) held.set(fact.id, fact)
  }
  for (const id of withdrawn) held.delete(id)
  return held
}

// Ties are broken by the whole content, so that no order of rows can decide about a person.
function isEarlier(one: Fact, other: Fact): boolean {
  if (one.knownAt !== other.knownAt) return one.knownAt < other.knownAt
  return JSON.stringify(one) < JSON.stringify(other)
}
