import type { ActBook } from '../orders/act-book.ts'
import { clockStart, groundOf } from '../orders/ground.ts'
import { inForce } from '../orders/in-force.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { Instant } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import { factBook } from './fact-book.ts'
import { orderMeasure, type Rules } from './order-measure.ts'

/** What a change of rules does to a zone in force. */
export type ZoneEffect = {
  readonly order: string
  readonly district: string
  readonly areas: readonly string[]
  readonly effect: 'ended' | 'shortened' | 'unchanged'
  readonly before: Instant
  /** Its end under the new rules; the moment itself where it ends at once. */
  readonly after: Instant
}

/** The zones among some orders that are in force at a moment, and what new rules make of each. */
export function zoneEffects(
  orders: readonly VerifiedOrder[],
  facts: readonly Fact[],
  acts: ActBook,
  rules: { before: Rules; after: Rules },
  at: Instant,
): ZoneEffect[] {
  const book = factBook(facts, [], at, at)
  return orders.flatMap((verified): ZoneEffect[] => {
    const { order } = verified
    const force = inForce(verified, acts, at)
    const start = clockStart(groundOf(order, book))
    if (!('areas' in order.subject) || !force.inForce || start === null) return []
    const end = (under: Rules): Instant | null => {
      const measure = orderMeasure(order, under, start, at)
      if (!measure.ok || measure.measure.unverified.length > 0) return null
      return Math.min(force.until, measure.measure.until ?? force.until)
    }
    const before = end(rules.before)
    if (before === null || before <= at) return []
    const after = end(rules.after) ?? at
    const effect = after <= at ? 'ended' : after < before ? 'shortened' : 'unchanged'
    const { areas } = order.subject
    const { id, district } = order
    return [{ order: id, district, areas, effect, before, after: Math.max(at, after) }]
  })
}
