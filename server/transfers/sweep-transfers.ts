import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { policyNow } from '../facts/store.ts'
import type { Asking } from './events.ts'
import { openForOrders } from './open-for-orders.ts'
import { endTransfer } from './open-transfers.ts'
import { ordersInForce, overOrders } from './over-orders.ts'

// What is looked at in one pass, so that the passes after it have their turn.
const batch = 300
const againMs = hourMs
const passes = new WeakMap<object, { at: Instant; after: string }>()
const firstId = '00000000-0000-0000-0000-000000000000'

const asking = (now: Instant, keys: City['keys'], what: string): Asking => ({
  id: derivedId('sweep-transfers', what, String(now)),
  now,
  keys,
  actor: { id: 'server' },
})

/**
 * Opens the transfers of orders in force that have none (an order that began later than it was signed, a stage that was opened, a person who
 * left a site without a release), and ends those whose order ended: at once where its time ran out or an act came, and all others in turn.
 * Nobody depends on it to be free: every list and every command asks the order itself. Gives how many it opened and ended.
 */
export async function sweepTransfers(
  { sql, anchors, keys }: City,
  now: Instant,
): Promise<{ opened: number; ended: number }> {
  const opened = await openMissing({ sql, anchors, keys }, now)
  const pass = passes.get(sql) ?? { at: 0, after: firstId }
  const since = Math.min(pass.at, now) - againMs
  const touched = await sql<{ id: string; orderId: string }[]>`
    select t.id, t.order_id from transfers t join orders o on o.id = t.order_id
    where t.ended_at is null and (o.until_at <= ${now}::timestamptz
      or exists (select from order_acts a where a.order_id = o.id and a.known_at > ${since}::timestamptz)
      or exists (select from order_acts a where a.batch_id = o.batch_id and a.known_at > ${since}::timestamptz))
    limit ${batch}`
  const turn = await sql<{ id: string; orderId: string }[]>`
    select id, order_id from transfers where ended_at is null and order_id is not null and id > ${pass.after}
    order by id limit ${batch}`
  passes.set(sql, { at: now, after: turn.length < batch ? firstId : (turn.at(-1)?.id ?? firstId) })
  const looked = new Map([...touched, ...turn].map((one) => [one.id, one]))
  const over = await overOrders(
    sql,
    anchors,
    [...looked.values()].map(({ orderId }) => orderId),
    now,
  )
  let ended = 0
  for (const { id, orderId } of looked.values())
    if (over.has(orderId)) {
      const request = asking(now, keys, id)
      if (await sql.begin((tx) => endTransfer(tx, id, 'order-ended', null, request))) ended += 1
    }
  return { opened, ended }
}

async function openMissing(
  { sql, anchors, keys }: Pick<City, 'sql' | 'anchors' | 'keys'>,
  now: Instant,
): Promise<number> {
  const missing = await sql<{ id: string }[]>`
    select o.id from orders o
    where o.kind in ('isolate', 'admit') and o.person_id is not null and o.from_at <= ${now}::timestamptz and o.until_at > ${now}::timestamptz
      and o.known_at > ${now}::timestamptz - interval '60 days'
      and not exists (select from stays s where s.person_id = o.person_id and s.left_at is null)
      and not exists (select from transfers t where t.person_id = o.person_id and t.ended_at is null)
      and not exists (select from transfers t where t.order_id = o.id)
      and not exists (select from stays s where s.order_id = o.id)
    order by o.known_at limit ${batch}`
  if (missing.length === 0) return 0
  const orders = await ordersInForce(
    sql,
    anchors,
    missing.map(({ id }) => id),
    now,
  )
  if (orders.length === 0) return 0
  const policy = await policyNow(sql, { anchors, now })
  const request = asking(now, keys, `open ${orders[0]?.id ?? ''}`)
  return sql.begin((tx) => openForOrders(tx, orders, policy, request))
}
