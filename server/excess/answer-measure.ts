import { AnswerMeasure, MeasureAnswered } from '@bihuan/contract/excess.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { asWritten } from '../appeals/store.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { readOrders } from '../orders/read-orders.ts'
import { reportOf } from './measures.ts'

const districtDigits = 6
// Allowed by no order (guardrail `life_exit`).
const never: readonly string[] = ['block_exit', 'refuse_care']

/** An order that is named as the ground of a measure must be signed, in force, and of that district. */
async function checkOrder(tx: Tx, id: string, district: string, request: Request): Promise<void> {
  const { orders, book } = await readOrders(tx, request.anchors, { ids: [id] })
  const [own] = orders
  if (own === undefined || !inForce(own, book, request.now).inForce)
    throw new Problem('measure.order-not-in-force', { order: id })
  if (own.order.district !== district) throw new Problem('measure.order-elsewhere', { order: id })
}

/**
 * The district says what it did about a report: stopped it, names the order that allows it, or found that it is not so. A community or
 * street answers nothing about its own ground. The answer and its unit are shown to the reporter.
 */
export const answerMeasure = command({
  name: 'measure.answer',
  summary: 'Answer a report of a measure without an order',
  roles: ['district-commander', 'city-commander', 'inspector'],
  input: AnswerMeasure,
  outcome: MeasureAnswered,
  area: async (sql, { measure }) => (await reportOf(sql, measure)).district,
  async run(tx, { measure, kind, order, words }, request) {
    const { actor, now, keys } = request
    const report = await reportOf(tx, measure)
    if (actor.areaCode.length > districtDigits) throw new Problem('measure.not-outside')
    if (kind === 'ordered') {
      if (never.includes(report.kind)) throw new Problem('measure.forbidden-anyway')
      if (order === undefined) throw new Problem('measure.order-not-in-force', { order: '–' })
      await checkOrder(tx, order, report.district, request)
    }
    const done = await tx`
      insert into measure_answers (report_id, kind, order_id, words, answered_by, unit, at)
      values (${measure}, ${kind}, ${kind === 'ordered' ? (order ?? null) : null}, ${keys.sealText('orders', now, asWritten(words))}, ${actor.id}, ${actor.unit}, ${now})
      on conflict (report_id) do nothing returning report_id`
    if (done.length === 0) throw new Problem('measure.already-answered')
    return { measure }
  },
})
