import { type ReportParts, readReportParts } from '../report/report-parts.ts'
import { onOneCore } from './one-core.ts'
import { tally } from './tally.ts'

/** The parts of a round's report that look at every tube. */
export const reportTally = tally<ReportParts>({
  kind: 'report',
  share: 0.003,
  async count(sql, round) {
    const body = await onOneCore(sql, (tx) => readReportParts(tx, round))
    return { body, stillMoves: false }
  },
})
