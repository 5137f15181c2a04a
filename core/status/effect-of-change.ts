import type { ActBook } from '../orders/act-book.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import { type StatusClass, statusClasses } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import type { Rules } from './order-measure.ts'
import { restrictions } from './restrictions.ts'

/** A person with what is known and ordered of them, the orders of their area among them. */
export type AffectedPerson = {
  readonly people: readonly string[]
  readonly district: string
  readonly facts: readonly Fact[]
  readonly orders: readonly VerifiedOrder[]
}

/**
 * What a change does to one person: free at once; free sooner; the same end under a milder measure or at another place; nothing; or stricter,
 * which a change of rules should not do and which is shown so that the new pack is looked at.
 */
export const effects = ['released', 'shortened', 'eased', 'unchanged', 'stricter'] as const
export type Effect = (typeof effects)[number]

/** What orders ask of a person at a moment and later: how strict now, until when at last, on which bases, and where. */
export type Restriction = {
  readonly class: StatusClass
  /** The end of the last order that restricts, begun or not; null where none does. */
  readonly until: Instant | null
  /**
   * The end that the rules have for all of it, where it lies behind that of the orders: nobody may be ordered ten days ahead, so the last days of
   * a stay have no order yet. Null where an event ends it, or nothing binds.
   */
  readonly term: Instant | null
  readonly bases: readonly string[]
  readonly places: readonly string[]
  /** Orders that no rule counts and that a transition leaves to their own end, or to a person who looks at them that day. */
  readonly ownTerms: readonly string[]
}

export type MovedPerson = {
  readonly person: string
  readonly district: string
  readonly effect: Effect
  readonly before: Restriction
  readonly after: Restriction
}

export type ChangeEffect = {
  readonly people: number
  readonly counts: Readonly<Record<Effect, number>>
  /** People with a basis that restricted and does so no more: `secondary_contact` 412. */
  readonly ended: Readonly<Record<string, number>>
  readonly byDistrict: Readonly<Record<string, Readonly<Record<Effect, number>>>>
  /** Everybody whom it touches, for those who may see names. */
  readonly moved: readonly MovedPerson[]
}

/**
 * Whom a change of rules frees, at a moment, in one pass over the people. What is not ordered restricts nobody, so only orders are asked; each
 * once by the old rules and once by the new. Nothing is written and nothing is sent: the old rules hold until two officers have signed.
 */
export function effectOfChange(
  people: Iterable<AffectedPerson>,
  acts: ActBook,
  before: Rules,
  after: Rules,
  at: Instant,
): ChangeEffect {
  const counts = zero()
  const ended = new Map<string, number>()
  const districts = new Map<string, Record<Effect, number>>()
  const moved: MovedPerson[] = []
  let count = 0
  for (const affected of people) {
    count += 1
    const { district } = affected
    const [was, is] = restrictions(affected, acts, [before, after], at)
    const effect = effectOn(was, is)
    counts[effect] += 1
    const own = districts.get(district) ?? zero()
    own[effect] += 1
    districts.set(district, own)
    for (const basis of was.bases)
      if (!is.bases.includes(basis)) ended.set(basis, (ended.get(basis) ?? 0) + 1)
    if (effect === 'unchanged') continue
    moved.push({ person: affected.people[0] ?? '', district, effect, before: was, after: is })
  }
  return {
    people: count,
    counts,
    ended: Object.fromEntries([...ended].sort()),
    byDistrict: Object.fromEntries([...districts].sort()),
    moved,
  }
}

const zero = (): Record<Effect, number> => ({
  released: 0,
  shortened: 0,
  eased: 0,
  unchanged: 0,
  stricter: 0,
})
const rank = (one: Restriction): number => statusClasses.indexOf(one.class)

const isTermShorter = (was: Restriction, is: Restriction): boolean =>
  is.term !== null && (was.term === null || is.term < was.term)

function effectOn(was: Restriction, is: Restriction): Effect {
  if (was.until === null) return is.until === null ? 'unchanged' : 'stricter'
  if (is.until === null) return 'released'
  if (is.until > was.until || rank(is) < rank(was)) return 'stricter'
  if (is.until < was.until || isTermShorter(was, is)) return 'shortened'
  return rank(is) > rank(was) || was.places.join() !== is.places.join() ? 'eased' : 'unchanged'
}
