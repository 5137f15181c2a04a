import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { standingFacts } from '../facts/store.ts'
import { readOrders } from '../orders/read-orders.ts'

/** What makes somebody a patient: the standing fact of their case, or an order that admits them. */
export type Ground = { readonly reason: string; readonly fact: string; readonly at: Instant }

/** The case of a person that is not over, or the order in force that admits them; null where there is neither. */
export async function groundOf(
  sql: Reader,
  ids: readonly string[],
  { anchors, now }: Pick<Request, 'anchors' | 'now'>,
): Promise<Ground | null> {
  const facts = await standingFacts(sql, { people: ids }, now)
  const over = Math.max(
    Number.NEGATIVE_INFINITY,
    ...facts.flatMap(({ kind, at }) => (kind === 'discharge' ? [at] : [])),
  )
  const cases = facts
    .flatMap((fact) => (fact.kind === 'case' && fact.at > over ? [fact] : []))
    .sort((a, b) => a.at - b.at)
  const [first] = cases
  const newest = cases.at(-1)
  // The reason is the newest word on it, the clock begins with the first: a case that is classified anew is no new illness.
  if (first && newest) return { reason: newest.reason, fact: newest.id, at: first.at }
  const { orders, book } = await readOrders(sql, anchors, { persons: ids })
  for (const verified of orders.toReversed()) {
    const force = inForce(verified, book, now)
    if (verified.order.kind === 'admit' && force.inForce)
      return { reason: verified.order.basis, fact: `order:${verified.order.id}`, at: force.since }
  }
  return null
}
