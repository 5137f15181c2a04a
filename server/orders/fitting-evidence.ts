import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import { evidenceFault } from '@bihuan/core/orders/ground.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { FactBook } from '@bihuan/core/status/fact-book.ts'

/**
 * A person's own facts that carry a basis now, as the door itself says it. Where none does, those that come nearest, so that their faults
 * say why; none where the person has no such fact at all.
 */
export function fittingEvidence(order: Order, book: FactBook): string[] {
  const { basis } = order
  const kind = evidenceKindOf(basis)
  if (kind === null) return []
  const near = book.of(kind).filter((fact) => !('reason' in fact) || fact.reason === basis)
  const fitting = near.filter(({ id }) => evidenceFault(order, { kind, fact: id }, book) === null)
  return (fitting.length > 0 ? fitting : near).map(({ id }) => id)
}
