import type { measureKinds } from '@bihuan/contract/excess.ts'
import { MeasureParams, MeasureView, OwnMeasure, ReceiptParams } from '@bihuan/contract/excess.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { districtNames } from '../appeals/appeal-queue.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import type { Keys } from '../keys.ts'
import { answerWithinMs } from './open-measures.ts'
import { hashOfReceipt } from './report-measure.ts'

type Row = {
  id: string
  kind: (typeof measureKinds)[number]
  district: string
  place: string
  words: string
  seenAt: Instant
  reportedAt: Instant
  answerKind: 'stopped' | 'ordered' | 'not-so' | null
  answerOrder: string | null
  answerWords: string
  answerUnit: string
  answerAt: Instant
}

/** Reports with their answers; a condition may follow. */
const reports = (sql: Reader) => sql`
  select r.id, r.kind, r.district, r.place, r.words, r.seen_at, r.reported_at,
    w.kind as answer_kind, w.order_id as answer_order, w.words as answer_words, w.unit as answer_unit, w.at as answer_at
  from measure_reports r left join measure_answers w on w.report_id = r.id`

const answerOf = (row: Row, keys: Keys) =>
  row.answerKind === null
    ? null
    : {
        kind: row.answerKind,
        order: row.answerOrder,
        words: keys.openText(row.answerWords) ?? '',
        unit: row.answerUnit,
        at: isoOf(row.answerAt),
      }

/** One report, or the refusal measure.unknown. */
export async function reportOf(sql: Reader, id: string): Promise<Row> {
  const [row] = await sql<Row[]>`${reports(sql)} where r.id = ${id}`
  if (!row) throw new Problem('measure.unknown')
  return row
}

/** One report as the district reads it: what, where and when; who said so is nowhere. */
export const showMeasure = query({
  name: 'measure.show',
  summary: 'One report of a measure without an order',
  roles: ['district-commander', 'city-commander', 'inspector'],
  params: MeasureParams,
  outcome: MeasureView,
  async run(sql, { measure }, { actor, keys }) {
    const row = await reportOf(sql, measure)
    if (!covers(actor.areaCode, row.district))
      throw new Problem('access.area-is-not-yours', { area: row.district, own: actor.areaCode })
    return {
      measure,
      kind: row.kind,
      district: row.district,
      place: keys.openText(row.place) ?? '',
      words: keys.openText(row.words) ?? '',
      seenAt: isoOf(row.seenAt),
      reportedAt: isoOf(row.reportedAt),
      dueAt: isoOf(row.reportedAt + answerWithinMs),
      answer: answerOf(row, keys),
    }
  },
})

/** What came of a report, for whoever shows its receipt; nothing else leads from a person to a report. */
export const ownMeasure = query({
  name: 'own.measure',
  summary: 'What came of a report, by its receipt',
  roles: ['resident'],
  params: ReceiptParams,
  outcome: OwnMeasure,
  async run(sql, { receipt }, { keys }) {
    const [row] = await sql<Row[]>`
      ${reports(sql)} where r.receipt_hash = ${hashOfReceipt(receipt)}`
    if (!row) throw new Problem('measure.unknown')
    const names = await districtNames(sql)
    return {
      kind: row.kind,
      place: keys.openText(row.place) ?? '',
      reportedAt: isoOf(row.reportedAt),
      dueAt: isoOf(row.reportedAt + answerWithinMs),
      district: row.district,
      districtName: names.get(row.district) ?? row.district,
      answer: answerOf(row, keys),
    }
  },
})
