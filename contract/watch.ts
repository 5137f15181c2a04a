import Type from 'typebox'
import { Moment, strict, Words } from './scalars.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

const AlarmId = Type.String({ pattern: '^[a-z0-9:-]{8,120}$' })

export const SeeAlarm = Type.Object({ alarm: AlarmId }, strict)
export const AlarmSeen = Type.Object({ alarm: AlarmId, seenAt: Moment, seenBy: Type.String() })

export const AlarmListParams = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('seen')])),
    before: Type.Optional(Moment),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export const AlarmList = Type.Object({
  now: Moment,
  open: Type.Integer({ description: 'How many nobody has seen' }),
  more: Type.Boolean({ description: 'Whether older ones follow: ask again with `before`' }),
  alarms: Type.Array(
    Type.Object({
      alarm: AlarmId,
      kind: Type.String(),
      subject: Type.String({ description: 'An id, never a name' }),
      words: Words,
      todo: nullable(Words),
      foundAt: Moment,
      seenAt: nullable(Moment),
      seenBy: nullable(Type.String()),
    }),
  ),
})
