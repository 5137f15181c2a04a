import { type Release, releaseOf } from '@bihuan/core/release/release.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { readOrders } from '../orders/read-orders.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type AskedStay, releaseFacts } from './release-facts.ts'
import { lineSince, rulesLine } from './rules-line.ts'

/** By which moment and whose anchors: a request or a question is one. */
export type AskedAt = { readonly now: Instant; readonly anchors: TrustAnchors }

/**
 * The release of each of some stays as of now, computed from facts, verified orders, the rules since the arrival and time; nothing stored decides
 * (core/release/release.ts). A dozen statements, however many stays there are.
 */
export async function releasesOf(
  sql: Reader,
  stays: readonly AskedStay[],
  { now, anchors }: AskedAt,
): Promise<Map<string, Release>> {
  const found = new Map<string, Release>()
  if (stays.length === 0) return found
  const earliest = Math.min(now, ...stays.map(({ arrivedAt }) => arrivedAt))
  const [line, facts] = [
    await rulesLine(sql, anchors, earliest, now),
    await releaseFacts(sql, stays, now),
  ]
  const persons = [...new Set(stays.flatMap(({ person }) => facts.idsOf(person)))]
  const { orders, book: acts } = await readOrders(sql, anchors, { persons })
  const ordersOf = Map.groupBy(orders, ({ order: { subject } }) =>
    'person' in subject ? subject.person : '',
  )
  for (const stay of stays) {
    const { id, person, basis, place, arrivedAt } = stay
    const ids = facts.idsOf(person)
    const release = releaseOf({
      book: factBook(facts.factsOf(person), ids, now, now),
      stay: { basis, place, arrivedAt },
      line: lineSince(line, arrivedAt),
      orders: ids.flatMap((one) => ordersOf.get(one) ?? []),
      acts,
      index: facts.indexOf(person, now),
      room: facts.roomOf(id),
      refused: facts.refusedBy(person),
    })
    found.set(id, release)
  }
  return found
}
