import { createHash, randomUUID } from 'node:crypto'
import { MeasureReported, ReportMeasure } from '@bihuan/contract/excess.ts'
import { hourMs, type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { actsFor } from '../appeals/acts-for.ts'
import { asWritten } from '../appeals/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { homeOf } from '../residents/store.ts'

const perDay = 10

/** Whole hours, as far as a report says when something was. */
const hourOf = (at: Instant): Instant => at - (at % hourMs)

/** The hash under which a report is found by its receipt. */
export const hashOfReceipt = (receipt: string): Buffer =>
  createHash('sha256').update(`bihuan.measure-receipt.v1\n${receipt}`).digest()

/**
 * A resident says that something is done here without an order. What is kept names nobody: the report has a number of its own, its moment is
 * cut to the hour, and the answer of the command does not lead to it. The page shows its receipt to read what came of it.
 */
export const reportMeasure = command({
  name: 'measure.report',
  summary: 'Report a measure that goes on without an order',
  roles: ['resident'],
  input: ReportMeasure,
  outcome: MeasureReported,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { person, kind, place, words, seenAt, receipt }, request) {
    const { now, actor, keys } = request
    await actsFor(tx, person, request)
    const [said] = await tx<{ n: number }[]>`
      select count(*)::int as n from commands where actor_id = ${actor.id} and name = 'measure.report' and at > ${now - 24 * hourMs}`
    if ((said?.n ?? 0) >= perDay) throw new Problem('measure.too-many', { most: String(perDay) })
    const home = await homeOf(tx, person)
    const seen = seenAt === undefined ? now : Math.min(now, instantOf(seenAt))
    await tx`
      insert into measure_reports (id, receipt_hash, kind, area_code, district, place, words, seen_at, reported_at)
      values (${randomUUID()}, ${hashOfReceipt(receipt)}, ${kind}, ${home.slice(0, 9)}, ${home.slice(0, 6)}, ${keys.sealText('orders', now, asWritten(place))},
        ${keys.sealText('orders', now, asWritten(words))}, ${hourOf(seen)}, ${hourOf(now)})
      on conflict (receipt_hash) do nothing`
    return { taken: true as const }
  },
})
