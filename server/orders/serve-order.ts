import { staffRoles } from '@bihuan/contract/access.ts'
import { OrderServed, ServeOrder } from '@bihuan/contract/orders.ts'
import type { ServeAct } from '@bihuan/core/orders/act.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { documentId } from './document-id.ts'
import { writeAct } from './write-act.ts'

type Found = { area: string; signedAt: number }

async function orderAt(sql: Reader, order: string): Promise<Found> {
  const [row] = await sql<Found[]>`
    select coalesce(b.community_code, o.district) as area, o.known_at as signed_at from orders o
    left join people p on p.id = o.person_id
    left join households h on h.id = p.household_id
    left join buildings b on b.id = h.building_id
    where o.id = ${order}`
  if (!row) throw new Problem('order.unknown', { order })
  return row
}

/** Records that somebody of the staff told the person, with the proof of it. Nobody signs it: it only tells, and restricts nobody. */
export const serveOrder = command({
  name: 'order.serve',
  summary: 'Record that an order was served, with proof',
  roles: staffRoles,
  input: ServeOrder,
  outcome: OrderServed,
  area: async (sql, { order }) => (await orderAt(sql, order)).area,
  async run(tx, { order, how, proof, at }, request) {
    const { signedAt } = await orderAt(tx, order)
    const told = at === undefined ? request.now : instantOf(at)
    // Never before there was an order, and never in time to come.
    const moment = Math.min(request.now, Math.max(signedAt, told))
    const act: ServeAct = {
      version: 1,
      id: documentId('A', request),
      kind: 'serve',
      at: moment,
      order,
      how,
      proof: proof.normalize('NFC'),
    }
    await writeAct(tx, act, [], request)
    return { order, at: isoOf(moment) }
  },
})
