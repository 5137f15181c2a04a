import Type from 'typebox'
import { Moment, PersonId, RoundId, strict, Text, TubeCode } from './scalars.ts'

export const ExcuseMember = Type.Object(
  { round: RoundId, tube: TubeCode, person: PersonId, excuse: Text(200), at: Moment },
  strict,
)
export const MemberExcused = Type.Object({ tube: TubeCode, open: Type.Integer() })

export const RecallParams = Type.Object(
  {
    round: RoundId,
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed')])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
const Task = Type.Object({
  person: PersonId,
  nameMasked: Type.String(),
  address: Type.String(),
  held: Type.Boolean(),
  sitting: Type.Integer(),
  resampledAt: Type.Union([Moment, Type.Null()]),
  outcome: Type.Union([Type.String(), Type.Null()]),
  outcomeAt: Type.Union([Moment, Type.Null()]),
  answeredByTube: Type.Union([TubeCode, Type.Null()]),
})
export const RecallBoard = Type.Object({
  now: Moment,
  recalls: Type.Array(
    Type.Object({
      tube: TubeCode,
      reason: Type.String(),
      site: Type.String(),
      area: Type.String(),
      openedAt: Moment,
      dueAt: Moment,
      members: Type.Integer(),
      done: Type.Integer(),
      closedAt: Type.Union([Moment, Type.Null()]),
      tasks: Type.Array(Task),
    }),
  ),
})
/** Work list of the teams that sample recalled members: who, where, for which sitting. Names and places, no results. */
export const ResampleParams = Type.Object(
  {
    round: RoundId,
    area: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000 })),
  },
  strict,
)
export const ResampleList = Type.Object({
  tasks: Type.Array(
    Type.Object({
      tube: TubeCode,
      person: PersonId,
      nameMasked: Type.String(),
      address: Type.String(),
      area: Type.String(),
      site: Type.String(),
      sitting: Type.Integer(),
      openedAt: Moment,
      dueAt: Moment,
    }),
  ),
})
