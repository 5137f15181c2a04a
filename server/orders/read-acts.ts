import { type ActBook, actBook } from '@bihuan/core/orders/act-book.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedAct } from '@bihuan/core/orders/verify-act.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Reader } from '../db/sql.ts'
import { countingAct, wholeness } from '../status/counting.ts'
import type { ActFound } from '../status/read-rows.ts'

export type ReadActs = {
  readonly book: ActBook
  /** Whether nothing that could have ended an order is missing. */
  readonly isWhole: (one: VerifiedOrder) => boolean
}

/** Every act about these orders, about those that they renew, about their batches, and about all. */
export async function actsOf(
  sql: Reader,
  trust: Trust,
  orders: readonly VerifiedOrder[],
): Promise<ReadActs> {
  const chains = [...new Set(orders.flatMap(({ order }) => order.chain))]
  const ids = orders.map(({ order }) => order.id)
  const batches = [...new Set(orders.flatMap(({ order }) => order.batch?.id ?? []))]
  const there =
    chains.length === 0
      ? []
      : await sql<{ id: string }[]>`select id from orders where id = any(${chains}::text[])`
  const { acts, gone } = await actsAbout(sql, trust, [...new Set([...ids, ...chains])], batches)
  const named = [...ids, ...there.map(({ id }) => id)]
  return { book: actBook(acts), isWhole: wholeness(acts, named, gone) }
}

/**
 * The acts about orders and batches by their ids, those about appeals against them, and those about all; and what the public log knows an
 * act of that the table has not, or has garbled.
 */
export async function actsAbout(
  sql: Reader,
  trust: Trust,
  orders: readonly string[],
  batches: readonly string[],
): Promise<{ acts: readonly VerifiedAct[]; gone: Set<string> }> {
  if (orders.length + batches.length === 0) return { acts: [], gone: new Set() }
  const rows = await sql<ActFound[]>`
    with own as (
      select id, kind from order_acts where order_id = any(${[...orders]}::text[])
      union select id, kind from order_acts where batch_id = any(${[...batches]}::text[])
      union select id, kind from order_acts where order_id is null and batch_id is null and appeal_id is null
    ), wanted as (
      select id from own
      union select a.id from order_acts a join own on own.kind = 'appeal' and a.appeal_id = own.id
    )
    select a.id, a.document, a.assertions, least(a.known_at, l.at) as known_at, l.about as logged_about
    from order_acts a join wanted using (id) left join log_entries l on l.kind = 'act' and l.subject = a.id
    order by a.at, a.id`
  const gone = new Set(await missingAbout(sql, [...orders, ...batches]))
  const acts: VerifiedAct[] = []
  for (const row of rows) {
    const act = countingAct(row, trust)
    if (act !== null) acts.push(act)
    // One that the log has and that does not verify was written over: it may have been the lift.
    else if (row.loggedAbout !== null) gone.add(row.loggedAbout)
  }
  return { acts, gone }
}

async function missingAbout(sql: Reader, subjects: readonly string[]): Promise<string[]> {
  const rows = await sql<{ about: string }[]>`
    select distinct l.about from log_entries l
    where l.kind = 'act' and l.about in (
      select unnest(${[...subjects, '*']}::text[])
      union all select y.id from order_acts y where y.kind = 'appeal' and y.order_id = any(${[...subjects]}::text[]))
    and not exists (select from order_acts t where t.id = l.subject and coalesce(t.order_id, t.batch_id, t.appeal_id, '*') = l.about)`
  return rows.map(({ about }) => about)
}
