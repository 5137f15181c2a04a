import Type from 'typebox'
import { OrderEvidence, OrderId, Words } from './orders.ts'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid } from './scalars.ts'

export const AppealId = Type.String({ minLength: 1, maxLength: 80 })
const words = Type.String({ maxLength: 4_000, description: 'May be empty: no reason is asked for' })

/** The person, or who acts for them, objects to an order. It is never refused for want of a reason. */
export const LodgeAppeal = Type.Object({ person: PersonId, order: OrderId, words }, strict)
/** A clerk writes down a call or a letter, in the person's own words. */
export const WriteDownAppeal = Type.Object(
  {
    order: OrderId,
    channel: Type.Union([Type.Literal('phone'), Type.Literal('paper')]),
    person: Type.Optional(PersonId),
    words,
    madeAt: Type.Optional(Moment),
    receipt: Type.String({ maxLength: 60, description: 'Of the scanned letter or of the call' }),
  },
  strict,
)
export const AppealLodged = Type.Object({
  appeal: AppealId,
  order: OrderId,
  answerBy: Moment,
  decideBy: Moment,
  isNew: Type.Boolean({
    description: 'False where one of this person was open: the words were added to it',
  }),
})

export const AppealChannel = Type.Union([
  Type.Literal('page'),
  Type.Literal('phone'),
  Type.Literal('paper'),
])
export const AppealOutcome = Type.Union([
  Type.Literal('open'),
  Type.Literal('upheld'),
  Type.Literal('lifted'),
  Type.Literal('shortened'),
  Type.Literal('lapsed'),
])
const clocks = {
  appeal: AppealId,
  channel: AppealChannel,
  madeAt: Moment,
  answerBy: Moment,
  answeredAt: orNull(Moment),
  decideBy: Moment,
  kept: Type.Boolean({ description: 'A second officer took one more term, once' }),
  decidedAt: orNull(Moment),
  outcome: AppealOutcome,
}
/** An appeal as the person sees it: its clocks, what came of it, and why. */
export const OwnAppeal = Type.Object({
  ...clocks,
  words: Type.String(),
  additions: Type.Array(Type.Object({ at: Moment, words: Type.String() })),
  answers: Type.Array(Type.Object({ at: Moment, words: Type.String() }), {
    description: 'What an officer said before the decision',
  }),
  keepReason: orNull(Type.String()),
  reason: orNull(Type.String()),
  until: orNull(Moment),
})
const orderPart = {
  order: OrderId,
  kind: Type.String(),
  basis: Type.String(),
  district: Type.String(),
  ofArea: Type.Boolean({ description: 'An order of an area, not of one person' }),
  issuedAt: Moment,
  from: Moment,
  until: Moment,
  inForce: Type.Boolean(),
  ended: orNull(
    Type.Object({
      because: Type.String({ description: 'As core/orders/in-force has it' }),
      at: orNull(Moment),
    }),
  ),
  reason: Words,
}
/** Every order about a person, newest first, with its appeals. What it does now is said by the status. */
export const OwnOrder = Type.Object({
  ...orderPart,
  appealTo: Type.String(),
  appealUntil: Moment,
  mayAppeal: Type.Boolean(),
  appeals: Type.Array(OwnAppeal),
})
export const OwnAppeals = Type.Object({ person: PersonId, orders: Type.Array(OwnOrder) })
/** The same without the words of appeals, for a clerk who writes one down. */
export const OrdersToAppealParams = Type.Object({ person: PersonId }, strict)
export const OrdersToAppeal = Type.Object({
  person: PersonId,
  nameMasked: Type.String(),
  orders: Type.Array(
    Type.Object({
      ...orderPart,
      mayAppeal: Type.Boolean(),
      appeals: Type.Array(Type.Object({ appeal: AppealId, outcome: AppealOutcome })),
    }),
  ),
})

/** These orders were on the screen of the person, or of who acts for them. */
export const ReadOrders = Type.Object(
  { person: PersonId, orders: Type.Array(OrderId, { maxItems: 50 }) },
  strict,
)
export const OrdersRead = Type.Object({
  served: Type.Array(OrderId, { description: 'Those that were read for the first time' }),
})

/** Whose turn it is, and what is to be done next. */
export const AppealTurn = Type.Union([
  Type.Literal('answer'),
  Type.Literal('decide'),
  Type.Literal('tell'),
  Type.Literal('none'),
])
const AppealRow = Type.Object({
  ...clocks,
  order: OrderId,
  district: Type.String(),
  districtName: Type.String(),
  basis: Type.String(),
  basisName: Words,
  kind: Type.String(),
  kindName: Words,
  ofArea: Type.Boolean(),
  orderUntil: Moment,
  inForce: Type.Boolean(),
  turn: AppealTurn,
  dueAt: Moment,
  overdue: Type.Boolean(),
  mayUphold: Type.Union([
    Type.Literal('yes'),
    Type.Literal('own-order'),
    Type.Literal('other-area'),
  ]),
})
export const AppealQueueParams = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
    area: Type.Optional(AreaCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const AppealQueue = Type.Object({
  now: Moment,
  open: Type.Integer(),
  overdue: Type.Integer(),
  appeals: Type.Array(AppealRow, { description: 'Overdue first, then the oldest' }),
})

export const AppealParams = Type.Object({ appeal: AppealId }, strict)
const Officer = Type.Object({
  officer: Type.String(),
  unit: Type.String(),
  name: orNull(Type.String()),
})
/** What may be done about an appeal by who asks, each with why not. */
const MayDo = Type.Object({
  act: Type.Union([
    Type.Literal('answer'),
    Type.Literal('lifted'),
    Type.Literal('shortened'),
    Type.Literal('upheld'),
    Type.Literal('keep'),
  ]),
  why: orNull(Words),
})
export const AppealView = Type.Object({
  now: Moment,
  row: AppealRow,
  person: orNull(PersonId),
  nameMasked: orNull(Type.String()),
  address: orNull(Type.String()),
  words: Type.String(),
  additions: Type.Array(Type.Object({ at: Moment, words: Type.String() })),
  clerk: orNull(Officer),
  receipt: orNull(Type.String()),
  order: Type.Object({
    ...orderPart,
    place: orNull(Type.String()),
    allows: Type.Array(Type.String()),
    areas: Type.Array(Type.String()),
    law: Type.Object({ act: Type.String(), article: Type.String(), policy: Type.String() }),
    issuer: Officer,
    approver: orNull(Officer),
    renews: Type.Array(OrderId),
  }),
  evidence: Type.Array(OrderEvidence),
  acts: Type.Array(
    Type.Object({ kind: Type.String(), at: Moment, by: Officer, reason: Type.String() }),
    { description: 'Answers, keepings and decisions, the earliest first' },
  ),
  may: Type.Array(MayDo),
})

const reason = Text(2_000)
export const AnswerAppeal = Type.Object({ appeal: AppealId, reason }, strict)
export const DecideAppeal = Type.Object(
  {
    appeal: AppealId,
    outcome: Type.Union([
      Type.Literal('upheld'),
      Type.Literal('lifted'),
      Type.Literal('shortened'),
    ]),
    until: Type.Optional(Moment),
    reason,
  },
  strict,
)
export const KeepAppeal = Type.Object({ appeal: AppealId, reason }, strict)
/** The act waits for the officer's own signature; five minutes, because an act is of the moment at which it is signed. */
export const ReviewDrafted = Type.Object({ signing: Uuid })

export const AppealFiguresParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const AppealFigures = Type.Object({
  now: Moment,
  rows: Type.Array(
    Type.Object({
      district: Type.String(),
      districtName: Type.String(),
      basis: Type.String(),
      basisName: Words,
      orders: Type.Integer(),
      appealed: Type.Integer(),
      lodged: Type.Integer(),
      byChannel: Type.Object({
        page: Type.Integer(),
        phone: Type.Integer(),
        paper: Type.Integer(),
      }),
      open: Type.Integer(),
      upheld: Type.Integer(),
      lifted: Type.Integer(),
      shortened: Type.Integer(),
      lapsed: Type.Integer(),
      answeredLate: Type.Integer(),
    }),
  ),
})
