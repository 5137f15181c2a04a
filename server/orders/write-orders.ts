import type { Order } from '@bihuan/core/orders/order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'

/** A fact may carry one first order of a kind about a subject, one emergency order, and one renewal of each. */
function groundsOf({ id, subject, kind, evidence, approver, chain }: Order) {
  const slot = chain.at(-1) ?? (approver === null ? 'emergency' : 'first')
  const subjects = 'person' in subject ? [`person:${subject.person}`] : subject.areas
  return subjects.flatMap((one) =>
    [...new Set(evidence.map(({ fact }) => fact))].map((fact) => ({
      subject: one,
      kind,
      fact,
      slot,
      order: id,
    })),
  )
}

/** Until when an order must be served by the policy of its signing. */
const serveBy = (kind: string, policy: Policy, now: Instant): Instant =>
  now + (policy.orders.kind[kind]?.noticeHours.v ?? 1) * hourMs

export type OrderToWrite = { readonly order: Order; readonly digest: string }

/** How many orders a statement reads or writes, so that others have their turn between two. */
export const partSize = 1_000

/**
 * Writes orders that verify, each with where it is found and which facts carry it. Gives the ids of those whose facts another order took
 * a moment before: their transaction must not be committed.
 */
export async function writeOrders(
  tx: Tx,
  rows: readonly OrderToWrite[],
  assertions: readonly AssertionJson[],
  policy: Policy,
  request: Request,
): Promise<readonly string[]> {
  const late: string[] = []
  for (let from = 0; from < rows.length; from += partSize)
    late.push(
      ...(await writePart(tx, rows.slice(from, from + partSize), assertions, policy, request)),
    )
  return late
}

async function writePart(
  tx: Tx,
  rows: readonly OrderToWrite[],
  assertions: readonly AssertionJson[],
  policy: Policy,
  { id: command, now, keys }: Request,
): Promise<readonly string[]> {
  const orders = rows.map(({ order }) => order)
  await tx`
    insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, batch_id, issued_at, from_at, until_at, known_at, serve_by, command_id)
    select id, digest, document::jsonb, ${tx.json(assertions as never)}, person, kind, basis, district, issuer, batch, issued, from_at, until_at, ${now}, serve, ${command}
    from unnest(${orders.map(({ id }) => id)}::text[], ${rows.map(({ digest }) => digest)}::text[],
      ${orders.map((order) => JSON.stringify(keys.sealedJson('orders', now, order)))}::text[],
      ${orders.map(({ subject }) => ('person' in subject ? subject.person : null))}::bigint[],
      ${orders.map(({ kind }) => kind)}::text[], ${orders.map(({ basis }) => basis)}::text[],
      ${orders.map(({ district }) => district)}::text[], ${orders.map(({ issuer }) => issuer.officer)}::text[],
      ${orders.map(({ batch }) => batch?.id ?? null)}::text[], ${moments(orders, ({ issuedAt }) => issuedAt)}::timestamptz[],
      ${moments(orders, ({ from }) => from)}::timestamptz[], ${moments(orders, ({ until }) => until)}::timestamptz[],
      ${moments(orders, ({ kind }) => serveBy(kind, policy, now))}::timestamptz[]
    ) t (id, digest, document, person, kind, basis, district, issuer, batch, issued, from_at, until_at, serve)`
  const areas = orders.flatMap(({ id, subject }) =>
    'areas' in subject ? subject.areas.map((area) => ({ area, id })) : [],
  )
  if (areas.length > 0)
    await tx`
      insert into order_areas (area, order_id)
      select * from unnest(${areas.map(({ area }) => area)}::text[], ${areas.map(({ id }) => id)}::text[])
      on conflict do nothing`
  const grounds = orders.flatMap(groundsOf)
  const kept = await tx<{ orderId: string; n: number }[]>`
    with kept as (
      insert into order_grounds (subject, kind, fact, slot, order_id)
      select * from unnest(${grounds.map(({ subject }) => subject)}::text[], ${grounds.map(({ kind }) => kind)}::text[],
        ${grounds.map(({ fact }) => fact)}::text[], ${grounds.map(({ slot }) => slot)}::text[], ${grounds.map(({ order }) => order)}::text[])
      on conflict do nothing returning order_id
    ) select order_id, count(*)::int as n from kept group by order_id`
  const counts = new Map(kept.map(({ orderId, n }) => [orderId, n]))
  const wanted = Map.groupBy(grounds, ({ order }) => order)
  return orders
    .map(({ id }) => id)
    .filter((id) => (counts.get(id) ?? 0) < (wanted.get(id)?.length ?? 0))
}

const moments = (orders: readonly Order[], of: (order: Order) => Instant): string[] =>
  orders.map((order) => new Date(of(order)).toISOString())
