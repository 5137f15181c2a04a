import type { Fact } from '../status/fact.ts'
import { type FactBook, isPoolAnswered, isRoundAnswered } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'
import { evidenceKindOf } from './basis.ts'
import { faultOf, type OrderFault } from './fault.ts'
import type { Order } from './order.ts'

/** Why one piece of evidence does not carry an order, or null where it does. */
export function evidenceFault(
  order: Order,
  evidence: { kind: string; fact: string },
  book: FactBook,
): OrderFault | null {
  const fact = book.byId.get(evidence.fact)
  if (fact === undefined) return faultOf('evidence-unknown', evidence.fact)
  const wanted = evidenceKindOf(order.basis)
  if (fact.kind !== wanted || evidence.kind !== wanted)
    return faultOf('evidence-kind', evidence.fact)
  if ('areas' in order.subject) {
    const { areas } = order.subject
    const isInside = fact.kind === 'case' && fact.areas.some((area) => areas.includes(area))
    return isInside ? null : faultOf('evidence-other-area', fact.id)
  }
  const isOwn = 'person' in fact && book.people.has(fact.person)
  // The book must be that of the subject: facts of one person never carry an order about another.
  if (!isOwn || !book.people.has(order.subject.person))
    return faultOf('evidence-other-person', fact.id)
  // Cases, contacts and travel say which reason they are; a contact of another degree is another reason.
  if ('reason' in fact && fact.reason !== order.basis) return faultOf('evidence-kind', fact.id)
  return isAnswered(fact, book) ? faultOf('evidence-answered', fact.id) : null
}

function isAnswered(fact: Fact, book: FactBook): boolean {
  if (fact.kind === 'roll') return isRoundAnswered(book, fact.round)
  return fact.kind === 'pool' && isPoolAnswered(book, fact.at)
}

/**
 * The facts that carry an order now: those of its evidence that exist, were not withdrawn and fit its basis and its subject.
 * An order without any has lost its ground and restricts nobody.
 */
export function groundOf(order: Order, book: FactBook): readonly Fact[] {
  return order.evidence.flatMap((one) => {
    const fact = book.byId.get(one.fact)
    return fact !== undefined && evidenceFault(order, one, book) === null ? [fact] : []
  })
}

/** The moment from which the days of the policy run: the latest of the facts that carry the order; null without any. */
export function clockStart(ground: readonly Fact[]): Instant | null {
  return ground.length === 0 ? null : Math.max(...ground.map(({ at }) => at))
}
