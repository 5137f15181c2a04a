import { AppealLodged, WriteDownAppeal } from '@bihuan/contract/appeals.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { readOrders } from '../orders/read-orders.ts'
import { withKin } from './order-ids.ts'
import { takeAppeal } from './store.ts'

/**
 * A clerk writes down an appeal that came by phone or on paper, and is named. It is taken wherever it is brought: nobody is sent to
 * another counter. Its clock runs from when the person made it.
 */
export const writeDownAppeal = command({
  name: 'appeal.write-down',
  summary: 'Write down an appeal that came by phone or on paper',
  roles: ['grid-worker', 'registrar'],
  input: WriteDownAppeal,
  outcome: AppealLodged,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { order, channel, person, words, madeAt, receipt }, request) {
    if (receipt.trim() === '') throw new Problem('appeal.receipt-missing')
    const read = await readOrders(tx, request.anchors, { ids: await withKin(tx, [order]) })
    const subject = read.orders.find((one) => one.order.id === order)?.order.subject
    // Of an order about a person that person appeals; of one about an area, whoever is named, or somebody who does not say.
    const whose = subject && 'person' in subject ? subject.person : (person ?? null)
    const clerk = request.actor.id
    const made = madeAt === undefined ? request.now : instantOf(madeAt)
    const it = { order, person: whose, channel, clerk, words, madeAt: made, receipt }
    return takeAppeal(tx, read, it, request)
  },
})
