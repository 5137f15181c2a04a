import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { readOrders } from '../orders/read-orders.ts'
import { filesOf } from './appeal-file.ts'
import { withKin } from './order-ids.ts'
import { tellPhones } from './tell-outcome.ts'

const batch = 200

/**
 * Tells those whose order suspended itself because nobody decided. The order has stopped without this: a job that never runs leaves
 * people free and uninformed. Returns how many were told.
 */
export async function tellLapses({ sql, anchors, keys }: City, now: Instant): Promise<number> {
  const due = await sql<{ id: string; orderId: string }[]>`
    select replace(l.subject, 'appeal:', '') as id, a.order_id
    from loop_appeal_unanswered l
    join order_acts a on a.id = replace(l.subject, 'appeal:', '')
    where l.closed_at is null and l.due_at <= ${now}::timestamptz
      and not exists (select from appeals_told t where t.appeal_id = a.id)
    order by l.due_at limit ${batch}`
  if (due.length === 0) return 0
  const wanted = new Set(due.map(({ id }) => id))
  const ids = await withKin(
    sql,
    due.map(({ orderId }) => orderId),
  )
  const read = await readOrders(sql, anchors, { ids })
  const own = read.orders.map(({ order }) => order.id)
  const lapsed = filesOf(read, own, now).filter(
    ({ state }) => wanted.has(state.appeal) && state.state === 'lapsed',
  )
  let told = 0
  for (const { state } of lapsed) {
    const lapse = { appeal: state.appeal, outcome: 'lapsed', until: null, at: now } as const
    if (await sql.begin((tx) => tellPhones(tx, lapse, keys))) told += 1
  }
  return told
}
