import Type from 'typebox'
import { FactId, FactKind } from './facts.ts'
import { OrderId, Words } from './orders.ts'
import { Moment, PersonId, strict } from './scalars.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Strictest first. A status is computed when it is asked for; no command takes one and no table holds one. */
export const statusClasses = ['stay', 'limit', 'remind', 'clear'] as const
export const StatusClass = Type.Enum(statusClasses)

export const StatusReason = Type.Object({
  class: StatusClass,
  rule: Type.String({ description: 'Pack and place of the rule' }),
  basis: Type.String(),
  order: nullable(OrderId),
  facts: Type.Array(Type.Object({ id: FactId, kind: FactKind, at: Moment })),
  why: nullable(Words),
  law: nullable(Type.Object({ act: Type.String(), article: Type.String() })),
  title: Words,
  text: Words,
  place: nullable(Type.String()),
  since: Moment,
  until: nullable(Moment),
  liftedBy: Type.Array(Type.String()),
  liftText: Words,
  appeal: nullable(
    Type.Object({ to: Type.String(), answerHours: Type.Number(), decideHours: Type.Number() }),
  ),
  decideBy: nullable(Moment),
  isPending: Type.Boolean(),
  testsDue: Type.Array(Type.Object({ from: Moment, until: Moment })),
})

const body = {
  person: PersonId,
  at: Moment,
  known: Moment,
  policy: Type.String({ description: 'The pack in force at that moment' }),
  class: StatusClass,
  reasons: Type.Array(StatusReason),
  coming: Type.Array(StatusReason, { description: 'Signed and not begun; counts for nothing yet' }),
  without: Type.Array(Type.Object({ order: OrderId, because: Type.String() })),
  care: Type.Literal('open'),
}

/** `at`: the moment that it is about, now if left out; `known`: by what was known then, the moment itself if left out. */
export const StatusParams = Type.Object(
  {
    person: PersonId,
    at: Type.Optional(Moment),
    known: Type.Optional(Moment),
  },
  strict,
)
/** What staff read: also which rules rest on values that nobody has confirmed, and so bind nobody. */
export const PersonStatus = Type.Object({
  ...body,
  unconfirmed: Type.Array(Type.Object({ rule: Type.String(), values: Type.Array(Type.String()) })),
})

export const OwnStatusParams = Type.Object({ person: PersonId }, strict)
/** What a person reads of themselves, or whoever acts for them. */
export const OwnStatus = Type.Object({
  ...body,
  documentsSeen: Type.Boolean({
    description:
      'Until an official has seen the documents only what was ordered is shown, without the facts under it',
  }),
})
