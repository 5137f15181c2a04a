import { dailySeries, type Series } from '@bihuan/core/epi/series.ts'
import { daysOf, refusedFile } from './epi-read.ts'

export type DaysOptions = { incidence: string; fillZero?: true }

/** The daily series of a file. Refuses weeks and gaps, with the line, unless days without a line are said to be days without a case. */
export function seriesOf({ incidence, fillZero }: DaysOptions): Extract<Series, { ok: true }> {
  const series = dailySeries(daysOf(incidence), fillZero === true)
  if (series.ok) return series
  const { code, line, zh, en } = series.fault
  throw refusedFile(incidence, [{ code, row: line, message: en, messageZh: zh }])
}
