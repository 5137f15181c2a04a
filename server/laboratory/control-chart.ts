import { ControlChartParams, ControlCharts } from '@bihuan/contract/charts.ts'
import { ewma, labRule } from '@bihuan/core/lab/control-chart.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { plateCode } from '../labels/labels.ts'
import { readCharts } from './chart-store.ts'
import { checkReader } from './own-laboratory.ts'

// What a chart can show at once.
const pointsMax = 80

/** Positive control, internal control and positivity of a laboratory's plates on EWMA and CUSUM charts, with their alarms (hazard H36). */
export const controlChart = query({
  name: 'laboratory.control-chart',
  summary: 'Control charts of a laboratory by instrument and reagent lot, with their alarms',
  roles: ['lab-technician', 'lab-reviewer', 'district-commander', 'city-commander', 'inspector'],
  params: ControlChartParams,
  outcome: ControlCharts,
  async run(sql, { laboratory }, { actor }) {
    await checkReader(sql, actor, Number(laboratory))
    const charts = await readCharts(sql, Number(laboratory))
    const alarms = charts.flatMap(({ series, instrument, reagentLot, assayId }) =>
      series.flatMap((line) =>
        line.alarms.map(({ plate, side, answer }) => ({
          plate: plateCode(plate.id),
          series: line.series,
          side,
          since: plate.importedAt,
          owner: `laboratory:${laboratory}`,
          instrument,
          reagentLot,
          assay: assayId,
          answer: answer && {
            done: answer.done,
            at: isoOf(answer.answeredAt),
            by: answer.answeredBy,
          },
        })),
      ),
    )
    return {
      rule: {
        lambda: labRule.lambda,
        slack: labRule.slack,
        ewmaLimit: ewma([], { mean: 0, sigma: 1 }, labRule).upper,
        cusumLimit: labRule.limit,
      },
      alarms: alarms
        .toSorted(
          (a, b) => Number(a.answer !== null) - Number(b.answer !== null) || b.since - a.since,
        )
        .map((alarm) => ({ ...alarm, since: isoOf(alarm.since) })),
      charts: charts.map(({ instrument, reagentLot, assayId, assayVersion, plates, series }) => ({
        instrument,
        reagentLot,
        assay: assayId,
        assayVersion,
        plates: plates
          .slice(-pointsMax)
          .map(({ id, importedAt }) => ({ plate: plateCode(id), readAt: isoOf(importedAt) })),
        series: series.map(({ series: name, points }) => {
          const byPlate = new Map(points.map((point) => [point.plate.id, point]))
          return {
            series: name,
            points: plates.slice(-pointsMax).map(({ id }) => {
              const point = byPlate.get(id)
              return {
                value: point?.value ?? null,
                score: point?.score ?? null,
                ewma: point?.ewma ?? 0,
                high: point?.high ?? 0,
                low: point?.low ?? 0,
                signal: point?.signal ?? null,
              }
            }),
          }
        }),
      })),
    }
  },
})
