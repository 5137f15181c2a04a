import type { ServeAct } from '@bihuan/core/orders/act.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

type Reading = {
  /** Orders whose reason was on the screen. */
  readonly orders: readonly string[]
  /** The account that read: the person's own, or that of who acts for them. */
  readonly account: string
  readonly at: Instant
  /** The command in whose transaction it is written. */
  readonly command: string
  readonly keys: Keys
}

/**
 * Serves orders by their being read on the own page: once each, at the first reading. The caller has checked that the account may read
 * them. Gives the orders that were served by this reading.
 */
export async function serveByReading(
  sql: Reader,
  { orders, account, at, command, keys }: Reading,
): Promise<string[]> {
  const acts = [...new Set(orders)].map(
    (order): ServeAct => ({
      version: 1,
      id: `read:${order}`,
      kind: 'serve',
      at,
      order,
      how: 'read-on-page',
      proof: `account:${account}`,
    }),
  )
  if (acts.length === 0) return []
  const rows = await sql<{ orderId: string }[]>`
    insert into order_acts (id, kind, order_id, document, assertions, at, known_at, command_id)
    select t.id, 'serve', t.order_id, t.document::jsonb, '[]', ${at}, ${at}, ${command}
    from unnest(${acts.map(({ id }) => id)}::text[], ${acts.map(({ order }) => order)}::text[],
      ${acts.map((act) => JSON.stringify(keys.sealedJson('orders', at, act)))}::text[]) t (id, order_id, document)
    join orders o on o.id = t.order_id
    on conflict (id) do nothing returning order_id`
  return rows.map(({ orderId }) => orderId)
}
