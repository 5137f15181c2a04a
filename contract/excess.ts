import Type from 'typebox'
import { Words } from './orders.ts'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid } from './scalars.ts'

/** What somebody may see done without an order; none is called "other". */
export const measureKinds = [
  'block_exit',
  'refuse_care',
  'kept_inside',
  'taken_away',
  'closed_place',
  'test_forced',
] as const
export const MeasureKind = Type.Enum(measureKinds)

/** A random word that the reporter's page makes and keeps: 128 bits in hexadecimal. The server keeps its hash only. */
const Receipt = Type.String({ pattern: '^[0-9a-f]{32}$' })

/** A resident says that a measure goes on here without an order. Who says so is written nowhere beside it. */
export const ReportMeasure = Type.Object(
  {
    person: PersonId,
    kind: MeasureKind,
    place: Text(200),
    words: Type.String({ maxLength: 2_000 }),
    seenAt: Type.Optional(Moment),
    receipt: Receipt,
  },
  strict,
)
/** Without the number of the report: the audit of commands must not lead to it. */
export const MeasureReported = Type.Object({ taken: Type.Literal(true) })

export const ReceiptParams = Type.Object({ receipt: Receipt }, strict)
const MeasureAnswer = Type.Object({
  kind: Type.Union([Type.Literal('stopped'), Type.Literal('ordered'), Type.Literal('not-so')]),
  order: orNull(Type.String()),
  words: Type.String(),
  unit: Type.String(),
  at: Moment,
})
/** What came of a report, for whoever shows its receipt. */
export const OwnMeasure = Type.Object({
  kind: MeasureKind,
  place: Type.String(),
  reportedAt: Moment,
  dueAt: Moment,
  district: Type.String(),
  districtName: Type.String(),
  answer: orNull(MeasureAnswer),
})

export const ExcessParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
const ExcessOf = Type.Union([Type.Literal('order'), Type.Literal('stay'), Type.Literal('measure')])
const Excess = Type.Object({
  kind: Type.String({ description: 'As core/excess has it' }),
  what: ExcessOf,
  of: Type.String(),
  owner: Type.String({ description: 'The unit that must mend it' }),
  since: Moment,
  dueAt: Moment,
  overdue: Type.Boolean(),
  rule: Type.String({ description: 'Pack and place in it, or guardrails' }),
  never: Type.Boolean({ description: 'No pack of any date allows it' }),
  zh: Type.String(),
  en: Type.String(),
  basisName: orNull(Words),
  place: orNull(Type.String({ description: 'Of a reported measure' })),
})
/** Everything that goes on beyond the rules of now, by district, the most overdue first; computed when it is asked. */
export const ExcessBoard = Type.Object({
  now: Moment,
  policy: Type.String(),
  looked: Type.Object({
    orders: Type.Integer({ description: 'Orders in force that were compared' }),
    stays: Type.Integer(),
    measures: Type.Integer({
      description: 'Reports that are not answered, or whose order has ended',
    }),
    unsigned: Type.Integer({
      description: 'Rows that are no orders: they have no effect, and the watch raises an alarm',
    }),
  }),
  districts: Type.Array(
    Type.Object({
      district: Type.String(),
      districtName: Type.String(),
      open: Type.Integer(),
      overdue: Type.Integer(),
      byKind: Type.Record(Type.String(), Type.Integer()),
      list: Type.Array(Excess, { description: 'The oldest first, at most 500' }),
    }),
  ),
})

export const MeasureParams = Type.Object({ measure: Uuid }, strict)
export const MeasureView = Type.Object({
  measure: Uuid,
  kind: MeasureKind,
  district: Type.String(),
  place: Type.String(),
  words: Type.String(),
  seenAt: Moment,
  reportedAt: Moment,
  dueAt: Moment,
  answer: orNull(MeasureAnswer),
})
/** The district answers: it was stopped, this order allows it, or it is not so. Never by the community or street where it goes on. */
export const AnswerMeasure = Type.Object(
  {
    measure: Uuid,
    kind: Type.Union([Type.Literal('stopped'), Type.Literal('ordered'), Type.Literal('not-so')]),
    order: Type.Optional(Text(80)),
    words: Text(2_000),
  },
  strict,
)
export const MeasureAnswered = Type.Object({ measure: Uuid })
