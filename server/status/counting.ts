import type { ActDocument } from '@bihuan/core/orders/act.ts'
import { type ActBook, actBook } from '@bihuan/core/orders/act-book.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedAct } from '@bihuan/core/orders/verify-act.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { seenAt } from '../transparency/seen-at.ts'
import { batchAt } from '../trust/batch-at.ts'
import { verifiedAct, verifiedOrder } from '../trust/rows.ts'
import type { ActFound, InLog, OrderFound, StatusRows } from './read-rows.ts'

const nothing: { orders: readonly VerifiedOrder[]; acts: ActBook } = {
  orders: [],
  acts: actBook([]),
}

/**
 * The orders and acts of some rows that count: their signatures hold, and no act about them is missing. Of an order of which the public
 * log knows an act that is not in the table, or whose earlier order is gone, nobody can say that it was not lifted.
 */
export async function countingOf(
  sql: Reader,
  { orders, acts, named, missing }: StatusRows,
  trust: Trust,
  city: Pick<City, 'anchors' | 'keys'>,
): Promise<{ orders: readonly VerifiedOrder[]; acts: ActBook }> {
  if (orders === null) return nothing
  const verifiedActs: VerifiedAct[] = []
  const gone = new Set(missing)
  for (const row of acts ?? []) {
    const act = countingAct(row, trust)
    if (act !== null) verifiedActs.push(act)
    // One that the log has and that does not verify was written over: it may have been the lift.
    else if (row.loggedAbout !== null) gone.add(row.loggedAbout)
  }
  const isWhole = wholeness(verifiedActs, named, gone)
  const counting: VerifiedOrder[] = []
  for (const row of orders) {
    const verified = await verify(sql, row, trust, city)
    if (verified !== null && isWhole(verified)) counting.push(verified)
  }
  return { orders: counting, acts: actBook(verifiedActs) }
}

const freeing: readonly ActDocument['kind'][] = ['lift', 'suspend', 'decide', 'end-response']

/** An act that counts. What frees was known at its signature, whose moment is signed; the column beside it could put it off. */
export function countingAct(row: ActFound, trust: Trust): VerifiedAct | null {
  const verdict = verifiedAct(row, trust)
  if (!verdict.ok || verdict.verified.act.id !== row.id) return null
  const { act } = verdict.verified
  const latest = act.at + guard.clockSkewMs
  if (!freeing.includes(act.kind) || row.knownAt <= latest) return verdict.verified
  const inTime = verifiedAct({ ...row, knownAt: latest }, trust)
  return inTime.ok ? inTime.verified : null
}

/** Whether everything is there that could have ended an order: no act of it, of its batch, of all, and no order that it renews is gone. */
export function wholeness(
  acts: readonly VerifiedAct[],
  named: readonly string[],
  gone: Set<string>,
): (verified: VerifiedOrder) => boolean {
  const there = new Set(named)
  // An appeal stands for its order: of the decision that is gone the log only says which appeal it answered.
  for (const { act } of acts) if (act.kind === 'appeal' && gone.has(act.id)) gone.add(act.order)
  return ({ order: { id, chain, batch } }) =>
    !gone.has('*') &&
    !gone.has(id) &&
    !(batch !== null && gone.has(batch.id)) &&
    chain.every((one) => there.has(one) && !gone.has(one))
}

/**
 * Since when the public log has an order. Rows can be moved back by who owns the database, the signatures of witnesses cannot: so an order
 * that somebody signed today and dated back is seen as what it is.
 */
async function loggedAt(
  sql: Reader,
  logged: InLog | null,
  city: Pick<City, 'anchors' | 'keys'>,
): Promise<Instant | null> {
  if (logged === null || city.anchors.log.quorum === 0) return logged?.at ?? null
  if (logged.size === null || logged.mark === null) return null
  const seen = await seenAt(sql, city, logged.size, logged.mark)
  return seen === null ? null : Math.max(logged.at, seen)
}

async function verify(
  sql: Reader,
  row: OrderFound,
  trust: Trust,
  city: Pick<City, 'anchors' | 'keys'>,
): Promise<VerifiedOrder | null> {
  const batch =
    row.batchId === null || row.batchMark === null
      ? null
      : await batchAt(sql, trust, row.batchId, row.batchMark)
  const stored = { ...row, loggedAt: await loggedAt(sql, row.logged, city) }
  const verdict = verifiedOrder(stored, trust, batch)
  if (!verdict.ok) return null
  const { order } = verdict.verified
  // Swabs were read from that moment on: a later one in the column would hide what lifts the order.
  return order.id === row.id && order.issuedAt === row.issuedAt ? verdict.verified : null
}
