import Type from 'typebox'
import { AreaCode, AsOf, Moment, RoundId } from './scalars.ts'

/** Loops of a round. */
export const loopKinds = [
  'tube-not-sealed',
  'tube-not-boxed',
  'box-not-handed-over',
  'box-not-delivered',
  'box-count-differs',
  'tube-not-known',
  'tube-not-resulted',
  'plate-not-released',
  'claim-not-settled',
  'member-not-resampled',
  'preliminary-not-confirmed',
  'positive-without-case',
  'person-not-sampled',
] as const
/** Loops of cases, of contacts and of what districts ask each other. */
export const caseLoopKinds = [
  'case-not-assigned',
  'case-not-reported',
  'case-without-key-facts',
  'case-without-full-investigation',
  'contact-not-judged',
  'contact-not-located',
  'contact-not-informed',
  'contact-not-placed',
  'assist-unanswered',
  'look-back-not-complete',
] as const
/** Loops of who is moved, isolated, cared for and let go. */
export const isolationLoopKinds = [
  'order-not-placed',
  'transfer-not-done',
  'stay-without-room',
  'test-not-taken',
  'health-not-checked',
  'alarm-not-answered',
  'complaint-unanswered',
  'incident-open',
  'stay-not-released',
  'after-care-open',
  'discharge-not-decided',
  'follow-up-open',
  'home-not-checked',
  'room-not-cleaned',
  'waste-not-collected',
  'staff-test-not-taken',
] as const
/** Loops that belong to no round: they stand on every list. */
export const cityLoopKinds = [
  ...caseLoopKinds,
  ...isolationLoopKinds,
  'day-not-closed',
  'order-not-served',
  'appeal-unanswered',
  'measure-unanswered',
  'break-glass-not-reviewed',
] as const
/** Of those, what has its own day: nobody is moved, swabbed or let go tomorrow because nobody looked today. */
export const isolationDayKinds = [
  'order-not-placed',
  'transfer-not-done',
  'test-not-taken',
  'stay-not-released',
] as const
/** What is closed or carried over at the end of every day (日清日结); a day itself is none of its own items. */
export const dayLoopKinds = [
  'member-not-resampled',
  'preliminary-not-confirmed',
  'positive-without-case',
  ...caseLoopKinds,
  ...isolationDayKinds,
] as const
/** The steps whose limits a notice gives, minutes each; the due times of the loops come from them. */
export const limitSteps = [
  'tube-sealed',
  'tube-boxed',
  'box-handed-over',
  'box-delivered',
  'difference-settled',
  'tube-resulted',
  'plate-released',
  'claim-settled',
  'member-resampled',
  'preliminary-confirmed',
  'person-followed-up',
] as const
export type LimitStep = (typeof limitSteps)[number]

export const LoopKind = Type.Enum([...loopKinds, ...cityLoopKinds])
export const LoopParams = Type.Object(
  {
    round: Type.Optional(RoundId),
    kind: Type.Optional(LoopKind),
    area: Type.Optional(AreaCode),
    owner: Type.Optional(Type.String({ maxLength: 80 })),
    overdue: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  { additionalProperties: false },
)
export const Loop = Type.Object({
  kind: LoopKind,
  round: Type.Union([RoundId, Type.Null()], { description: 'Null where it belongs to none' }),
  subject: Type.String({ description: 'kind and printed code or id, such as tube:4101000000123N' }),
  area: Type.String(),
  areaName: Type.String(),
  owner: Type.String(),
  ownerName: Type.Union([Type.String(), Type.Null()], {
    description: 'Of a site, laboratory, courier or area; null where it has none',
  }),
  openedAt: Moment,
  dueAt: Moment,
  nextStep: Type.String(),
  overdue: Type.Boolean(),
  carried: Type.Optional(
    Type.Object(
      {
        times: Type.Integer(),
        reason: Type.String(),
        from: Moment,
        day: Type.String({ description: 'The day at whose close it was carried over' }),
      },
      {
        description:
          'Where a day was closed with it open: `dueAt` and `owner` are the carried ones, `from` the due time before',
      },
    ),
  ),
})
export const Loops = Type.Object({
  now: Moment,
  countsAsOf: AsOf,
  counts: Type.Array(
    Type.Object({ kind: LoopKind, open: Type.Integer(), overdue: Type.Integer() }),
  ),
  loops: Type.Array(Loop, { description: 'Most overdue first' }),
})
export const ConservationParams = Type.Object({ round: RoundId }, { additionalProperties: false })
export const Conservation = Type.Object({
  asOf: AsOf,
  conserved: Type.Boolean(),
  laws: Type.Array(
    Type.Object({ law: Type.String(), expected: Type.Integer(), found: Type.Integer() }),
  ),
})
