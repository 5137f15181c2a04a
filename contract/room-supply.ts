import { forecastTerms } from '@bihuan/core/supply/forecast.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

/** How sure a figure of the rules is, and where it comes from. */
export const Ground = Type.Object({
  path: Type.String(),
  sources: Type.Array(Type.String()),
  grade: Type.String(),
  binds: Type.Boolean(),
})
const Step = Type.Object(
  {
    hours: Type.Integer({ minimum: 1, maximum: 240 }),
    share: Type.String({ pattern: '^[1-9][0-9]{0,2}/[1-9][0-9]{0,2}$', description: 'As 1/3' }),
  },
  strict,
)
/** So many rooms by the steps of the policy; where it has none, or they bind nobody, whoever orders gives them. */
export const OrderActivation = Type.Object(
  {
    area: AreaCode,
    rooms: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    startsAt: Moment,
    steps: Type.Optional(Type.Array(Step, { minItems: 1, maxItems: 10 })),
    number: Type.Optional(Text(60)),
  },
  strict,
)
export const ActivationOrdered = Type.Object({
  activation: Uuid,
  waves: Type.Array(
    Type.Object({ hours: Type.Integer(), sites: Type.Integer(), rooms: Type.Integer() }),
  ),
  missing: Type.Integer({ description: 'Rooms that the sites of the area do not have' }),
})
export const EndActivation = Type.Object({ activation: Uuid }, strict)
export const ActivationEnded = Type.Object({ activation: Uuid, endedAt: Moment })
export const SupplyParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const Activations = Type.Object({
  now: Moment,
  activations: Type.Array(
    Type.Object({
      activation: Uuid,
      area: AreaCode,
      areaName: orNull(Type.String()),
      number: orNull(Type.String()),
      orderedBy: Type.String(),
      orderedAt: Moment,
      startsAt: Moment,
      endedAt: orNull(Moment),
      rooms: Type.Integer(),
      ground: orNull(Ground),
      missing: Type.Integer(),
      waves: Type.Array(
        Type.Object({
          hours: Type.Integer(),
          share: Type.String(),
          dueAt: Moment,
          needed: Type.Integer({
            description: 'Rooms that must be ready by then, all waves so far',
          }),
          ready: Type.Integer({ description: 'Of the sites of the waves so far, ready now' }),
          late: Type.Integer({ description: 'Needed and not ready after its time' }),
          sites: Type.Array(
            Type.Object({
              site: Uuid,
              number: Type.Integer(),
              name: Type.String(),
              state: Type.String(),
              rooms: Type.Integer(),
              ready: Type.Integer(),
              owner: Type.String({ description: 'Who has to act next' }),
              nextStep: Type.String(),
              isLate: Type.Boolean(),
            }),
          ),
        }),
      ),
    }),
  ),
  ladder: orNull(Type.Object({ steps: Type.Array(Step), ground: Ground })),
})

/** Rooms that exist against those that the policy wants for ten thousand residents of the register. */
export const Reserve = Type.Object({
  now: Moment,
  perTenThousand: orNull(Type.Object({ value: Type.Integer(), ground: Ground })),
  rows: Type.Array(
    Type.Object({
      area: AreaCode,
      areaName: orNull(Type.String()),
      residents: Type.Integer(),
      rooms: Type.Integer({ description: 'Of sites that passed an inspection, none out of use' }),
      found: Type.Integer({ description: 'Of sites that nobody has inspected yet' }),
      needed: orNull(Type.Integer()),
      missing: orNull(Type.Integer()),
      largest: Type.Integer({ description: 'Rooms of the largest site' }),
    }),
    { description: 'The city first, then its districts' },
  ),
})

/** Rooms free at the end of each of three days, with every term. */
export const Forecast = Type.Object({
  now: Moment,
  area: AreaCode,
  turnover: Type.Object({
    hours: Type.Number(),
    lowHours: Type.Number(),
    highHours: Type.Number(),
    from: Type.Enum(['measured', 'policy', 'assumed'] as const),
    of: Type.Integer({ description: 'How many cleanings were measured' }),
  }),
  assumption: Type.Object({
    days: Type.Integer({ description: 'Days that new arrivals were taken from' }),
    low: Type.Number({ description: 'Rooms a day' }),
    mean: Type.Number(),
    high: Type.Number(),
    peopleInARoom: Type.Number({ description: 'Measured of the open stays' }),
  }),
  days: Type.Array(
    Type.Object({
      at: Moment,
      low: Type.Integer(),
      likely: Type.Integer(),
      high: Type.Integer(),
      terms: Type.Array(
        Type.Object({
          term: Type.Enum(forecastTerms),
          low: Type.Integer(),
          likely: Type.Integer(),
          high: Type.Integer(),
        }),
      ),
    }),
  ),
  alarm: orNull(
    Type.Object({
      at: Moment,
      missing: Type.Integer({ description: 'Rooms below zero, likely; at least 1' }),
      isLikely: Type.Boolean({ description: 'False: only in the low case' }),
      owner: Type.String({ description: 'Who must act: district:<code> or city:<code>' }),
    }),
  ),
})
