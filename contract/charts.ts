import Type from 'typebox'
import { Comparison, Well } from './laboratory.ts'
import { Moment, PlateCode, SmallId, strict, Text, TubeCode } from './scalars.ts'

/** A second scan of a loaded plate: what lies in which well. Wells that are not named were found empty. */
export const RescanPlate = Type.Object(
  {
    plate: PlateCode,
    wells: Type.Array(Type.Object({ well: Well, tube: TubeCode }, strict), {
      minItems: 1,
      maxItems: 384,
    }),
    at: Moment,
  },
  strict,
)
export const PlateRescanned = Type.Object({ plate: PlateCode, comparison: Comparison })

export const ControlChartParams = Type.Object({ laboratory: SmallId }, strict)
const Side = Type.Union([Type.Literal('high'), Type.Literal('low')])
const Series = Type.String({
  description: '`positive-control:<target>`, `internal-control` or `positivity`',
})
const Point = Type.Object({
  value: Type.Union([Type.Number(), Type.Null()], {
    description: 'Ct, or the share of reactive tubes',
  }),
  score: Type.Union([Type.Number(), Type.Null()], {
    description: 'How unusual it is, in sigma; null in the first plates of a series',
  }),
  ewma: Type.Number(),
  high: Type.Number({ description: 'CUSUM upwards' }),
  low: Type.Number({ description: 'CUSUM downwards' }),
  signal: Type.Union([Side, Type.Null()]),
})
export const ChartAlarm = Type.Object({
  plate: PlateCode,
  series: Series,
  side: Side,
  since: Moment,
  owner: Type.String(),
  instrument: Type.Union([Type.String(), Type.Null()]),
  reagentLot: Type.Union([Type.String(), Type.Null()]),
  assay: Type.String(),
  answer: Type.Union([
    Type.Object({ done: Type.String(), at: Moment, by: Type.String() }),
    Type.Null(),
  ]),
})
export const ControlCharts = Type.Object({
  rule: Type.Object({
    lambda: Type.Number(),
    slack: Type.Number(),
    ewmaLimit: Type.Number(),
    cusumLimit: Type.Number(),
  }),
  alarms: Type.Array(ChartAlarm),
  charts: Type.Array(
    Type.Object({
      instrument: Type.Union([Type.String(), Type.Null()]),
      reagentLot: Type.Union([Type.String(), Type.Null()]),
      assay: Type.String(),
      assayVersion: Type.Integer(),
      plates: Type.Array(Type.Object({ plate: PlateCode, readAt: Moment })),
      series: Type.Array(Type.Object({ series: Series, points: Type.Array(Point) })),
    }),
  ),
})

/** What was looked at and done about an alarm; its chart begins anew after that plate. */
export const AnswerAlarm = Type.Object(
  { laboratory: SmallId, plate: PlateCode, series: Text(80), done: Text(300), at: Moment },
  strict,
)
export const AlarmAnswered = Type.Object({ plate: PlateCode, series: Series })
