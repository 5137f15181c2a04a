import { alarmsOf, type ChartPoint, chartOf } from '@bihuan/core/lab/control-alarm.ts'
import { ctScores, positivityScores } from '@bihuan/core/lab/control-score.ts'
import type { Reader } from '../db/sql.ts'
import { figuresOf } from './plate-figures.ts'

// Some weeks of a large laboratory: longer than any lot lasts.
const platesMax = 800

type PlateRow = {
  id: string
  instrument: string | null
  reagentLot: string | null
  assayId: string
  assayVersion: number
  importedAt: number
  targets: string[]
  positiveControl: (number | null)[] | null
  internalControl: number | null
  tubes: number
  reactive: number
}
export type Answer = { done: string; answeredAt: number; answeredBy: string }
type Value = { plate: PlateRow; value: number; score: number | null }
type Line = { series: string; values: Value[] }
export type ChartSeries = {
  series: string
  points: (ChartPoint & { plate: PlateRow; value: number })[]
  alarms: { plate: PlateRow; side: 'high' | 'low'; answer: Answer | null }[]
}
export type Chart = Pick<PlateRow, 'instrument' | 'reagentLot' | 'assayId' | 'assayVersion'> & {
  plates: PlateRow[]
  series: ChartSeries[]
}

/**
 * The plates of a laboratory that hold, in the order of their reading. Positivity counts tubes of the round itself: a recalled
 * person's own tube is expected to react more often.
 */
const plateRows = (sql: Reader, laboratory: number) => sql<PlateRow[]>`
  select p.id, p.instrument, p.reagent_lot, p.assay_id, p.assay_version, p.imported_at,
    case when f.plate_id is null then s.internal_control else f.internal_control end as internal_control,
    coalesce(f.tubes, s.tubes) as tubes, coalesce(f.reactive, s.reactive) as reactive,
    (select jsonb_agg(target ->> 'name') from jsonb_array_elements(a.body -> 'targets') target) as targets,
    (select to_jsonb(c.cts) from wells c where c.round_id = p.round_id and c.plate_id = p.id and c.role = 'positive-control') as positive_control
  from (
    select * from plates where laboratory_id = ${laboratory} and judgement ->> 'kind' = 'valid'
    order by imported_at desc, id desc limit ${platesMax}
  ) p
  join assays a on a.id = p.assay_id and a.version = p.assay_version
  left join plate_figures f on f.plate_id = p.id and f.imported_at = p.imported_at
  cross join lateral (${figuresOf(sql, sql`f.plate_id is null`)}) s
  order by p.imported_at desc, p.id desc`

/** The series of plates of one instrument, lot and assay; a plate without a value of a series is not in it. */
function linesOf(plates: readonly PlateRow[]): Line[] {
  const ofCt = (series: string, ct: (plate: PlateRow) => number | null): Line => {
    const read = plates.flatMap((plate) => {
      const value = ct(plate)
      return value === null ? [] : [{ plate, value }]
    })
    const scores = ctScores(read.map(({ value }) => value))
    return { series, values: read.map((one, at) => ({ ...one, score: scores[at] ?? null })) }
  }
  const counted = plates.filter(({ tubes }) => tubes > 0)
  const scores = positivityScores(counted)
  return [
    ...(plates[0]?.targets ?? []).map((name, at) =>
      ofCt(`positive-control:${name}`, (plate) => plate.positiveControl?.[at] ?? null),
    ),
    ofCt('internal-control', (plate) => plate.internalControl),
    {
      series: 'positivity',
      values: counted.map((plate, at) => ({
        plate,
        value: plate.reactive / plate.tubes,
        score: scores[at] ?? null,
      })),
    },
  ]
}

function seriesOf({ series, values }: Line, answers: ReadonlyMap<string, Answer>): ChartSeries {
  const answerAt = ({ plate }: Value) => answers.get(`${plate.id} ${series}`) ?? null
  const answered = new Set(values.flatMap((value, at) => (answerAt(value) ? [at] : [])))
  const points = chartOf(
    values.map(({ score }) => score),
    answered,
  )
  return {
    series,
    points: points.flatMap((point, at) => {
      const one = values[at]
      return one ? [{ ...point, plate: one.plate, value: one.value }] : []
    }),
    alarms: alarmsOf(points).flatMap(({ at, side }) => {
      const one = values[at]
      return one ? [{ plate: one.plate, side, answer: answerAt(one) }] : []
    }),
  }
}

/** The control charts of a laboratory, one for each instrument, reagent lot and assay, the latest read first. */
export async function readCharts(sql: Reader, laboratory: number): Promise<Chart[]> {
  const plates = (await plateRows(sql, laboratory)).toReversed()
  const rows = await sql<(Answer & { plateId: string; series: string })[]>`
    select c.plate_id, c.series, c.done, c.answered_at, c.answered_by
    from chart_answers c join plates p on p.id = c.plate_id where p.laboratory_id = ${laboratory}`
  const answers = new Map(rows.map((row) => [`${row.plateId} ${row.series}`, row]))
  const groups = Map.groupBy(plates, (plate) =>
    JSON.stringify([plate.instrument, plate.reagentLot, plate.assayId, plate.assayVersion]),
  )
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { instrument, reagentLot, assayId, assayVersion } = first
      const series = linesOf(group).map((line) => seriesOf(line, answers))
      return [{ instrument, reagentLot, assayId, assayVersion, plates: group, series }]
    })
    .toSorted((a, b) => (b.plates.at(-1)?.importedAt ?? 0) - (a.plates.at(-1)?.importedAt ?? 0))
}
