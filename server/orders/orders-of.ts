import type { Standing } from '@bihuan/core/orders/renewal.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { readOrders } from './read-orders.ts'

/** The orders about a person (by all of their ids) or about areas, with their acts, as a new order is judged beside them. */
export async function standingOf(
  sql: Reader,
  anchors: TrustAnchors,
  of: { readonly person: string | readonly string[] } | { readonly areas: readonly string[] },
): Promise<Standing[]> {
  const which =
    'areas' in of ? of : { persons: typeof of.person === 'string' ? [of.person] : of.person }
  const { orders, book } = await readOrders(sql, anchors, which)
  return orders.map((verified) => ({ verified, book }))
}

/** The same for many persons at once, by their ids; who has none is missing. */
export async function standingOfMany(
  sql: Reader,
  anchors: TrustAnchors,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Standing[]>> {
  const found = new Map<string, Standing[]>()
  const { orders, book } = await readOrders(sql, anchors, { persons })
  for (const verified of orders) {
    const { subject } = verified.order
    if (!('person' in subject)) continue
    const own = found.get(subject.person)
    if (own === undefined) found.set(subject.person, [{ verified, book }])
    else own.push({ verified, book })
  }
  return found
}
