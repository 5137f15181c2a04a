import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import type { OrderFault } from '@bihuan/core/orders/fault.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedBatch } from '@bihuan/core/orders/verify-batch.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { batchAt } from '../trust/batch-at.ts'
import { type OrderRow, verifiedOrder } from '../trust/rows.ts'
import { trustAt, trustMark } from '../trust/trust-of.ts'
import { actsOf } from './read-acts.ts'

/** Which orders are read. */
export type Which =
  | { readonly ids: readonly string[] }
  | { readonly persons: readonly string[] }
  | { readonly areas: readonly string[] }
  | { readonly batch: string }
  /** Those of a district, or a longer or shorter code, whose end lies behind a moment. */
  | { readonly district: string; readonly endsAfter: Instant }
  /** So many of those, the newest first, from an order on that was the last before. */
  | {
      readonly district: string
      readonly endsAfter: Instant
      readonly newest: number
      readonly after: { readonly issuedAt: Instant; readonly id: string } | null
    }

export type ReadOrders = {
  /** Those that verify, in the order in which they were issued; the newest first where those were asked for. */
  readonly orders: readonly VerifiedOrder[]
  /** Rows that do not: they have no effect, and the watch raises an alarm. */
  readonly refused: readonly { readonly id: string; readonly faults: readonly OrderFault[] }[]
  readonly book: ActBook
  readonly trust: Trust
  /** Where the next ones begin; null where these are all. */
  readonly next: { readonly issuedAt: Instant; readonly id: string } | null
}

type Row = OrderRow & { batchMark: string | null; mark: string; issuedAt: Instant }

function isAmong(sql: Reader, which: Which) {
  if ('ids' in which) return sql`o.id = any(${[...which.ids]}::text[])`
  if ('persons' in which) return sql`o.person_id = any(${[...which.persons]}::bigint[])`
  if ('batch' in which) return sql`o.batch_id = ${which.batch}`
  if ('areas' in which)
    return sql`o.id in (select a.order_id from order_areas a where a.area = any(${[...which.areas]}::text[]))`
  const { district, endsAfter } = which
  const after = 'after' in which ? which.after : null
  return sql`starts_with(o.district, ${district}) and o.until_at > ${endsAfter}
    ${after === null ? sql`` : sql`and (o.issued_at, o.id) < (${after.issuedAt}, ${after.id})`}`
}

/**
 * Orders with all acts about them, verified one by one; what does not verify is told apart and never given as an order. Read as a status is
 * (server/status/counting.ts): an order whose lift was taken out of the table, or put off, does not come back here either.
 */
export async function readOrders(
  sql: Reader,
  anchors: TrustAnchors,
  which: Which,
): Promise<ReadOrders> {
  const rows = await rowsOf(sql, which)
  const mark = rows[0]?.mark ?? (await markNow(sql))
  const trust = await trustAt(sql, anchors, mark)
  const batches = await batchesOf(sql, trust, rows)
  const found: VerifiedOrder[] = []
  const refused: ReadOrders['refused'][number][] = []
  for (const row of rows) {
    const verdict = verifiedOrder(row, trust, batches.get(row.batchId ?? '') ?? null)
    // The row is found by its own id and moment: one whose document says another is none.
    if (verdict.ok && isItself(verdict.verified, row)) found.push(verdict.verified)
    else refused.push({ id: row.id, faults: verdict.ok ? [] : verdict.faults })
  }
  const { book, isWhole } = await actsOf(sql, trust, found)
  const orders = found.filter(isWhole)
  for (const one of found) if (!isWhole(one)) refused.push({ id: one.order.id, faults: [] })
  const last = 'newest' in which && rows.length === which.newest ? rows.at(-1) : undefined
  return {
    orders,
    refused,
    book,
    trust,
    next: last ? { issuedAt: last.issuedAt, id: last.id } : null,
  }
}

const isItself = ({ order }: VerifiedOrder, { id, issuedAt }: Row): boolean =>
  order.id === id && order.issuedAt === issuedAt

// In the log is what the log has: the column alone could be written by hand.
const rowsOf = (sql: Reader, which: Which) => sql<Row[]>`
  select o.id, o.digest, o.document, o.assertions, o.known_at, o.batch_id, o.issued_at, b.xmin::text as batch_mark, m.mark,
    case when o.logged_at is not null and l.at is not null then greatest(o.logged_at, l.at) end as logged_at
  from (select ${trustMark(sql)} as mark offset 0) m
  cross join orders o
  left join order_batches b on b.id = o.batch_id
  left join log_entries l on l.kind = 'order' and l.subject = o.id
  where ${isAmong(sql, which)}
  ${'newest' in which ? sql`order by o.issued_at desc, o.id desc limit ${which.newest}` : sql`order by o.issued_at, o.id`}`

async function markNow(sql: Reader): Promise<string> {
  const [row] = await sql<{ mark: string }[]>`select ${trustMark(sql)} as mark`
  return row?.mark ?? ''
}

async function batchesOf(sql: Reader, trust: Trust, rows: readonly Row[]) {
  const marks = new Map(
    rows.flatMap(({ batchId, batchMark }): [string, string][] =>
      batchId === null || batchMark === null ? [] : [[batchId, batchMark]],
    ),
  )
  const batches = new Map<string, VerifiedBatch>()
  for (const [id, mark] of marks) {
    const batch = await batchAt(sql, trust, id, mark)
    if (batch !== null) batches.set(id, batch)
  }
  return batches
}
