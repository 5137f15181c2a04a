import Type from 'typebox'
import { ContactKind, ContactRow, Exposure, Proposal } from './contacts.ts'
import { AreaCode, Moment, orNull, strict, Uuid } from './scalars.ts'

const CityDay = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })

/** Draws the sample that is read again (回头看): of what was decided in a district on a day, for a reader of another unit. */
export const DrawLookBack = Type.Object(
  {
    area: AreaCode,
    day: CityDay,
    size: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 500, description: '30 unless told; all where fewer' }),
    ),
  },
  strict,
)
export const LookBackDrawn = Type.Object({
  lookBack: Uuid,
  of: Type.Integer({ description: 'Decided on that day' }),
  drawn: Type.Integer(),
  seed: Type.String({ description: 'Public: with it anybody draws the same sample' }),
})

export const ReadAgain = Type.Object(
  {
    lookBack: Uuid,
    contact: Uuid,
    verdict: Type.Enum(['agree', 'differ'] as const),
    kind: Type.Optional(ContactKind),
    words: Type.Optional(
      Type.String({ minLength: 4, maxLength: 500, description: 'Needed to differ' }),
    ),
  },
  strict,
)
export const WasReadAgain = Type.Object({
  lookBack: Uuid,
  read: Type.Integer(),
  of: Type.Integer(),
})
/** All of the sample must be read. The reader signs; then what differs is open again. */
export const DraftLookBack = Type.Object({ lookBack: Uuid }, strict)
export const LookBackDrafted = Type.Object({
  signing: Uuid,
  agree: Type.Integer(),
  differ: Type.Integer(),
})

export const LookBacksParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
const summary = {
  lookBack: Uuid,
  area: AreaCode,
  areaName: Type.String(),
  day: CityDay,
  seed: Type.String(),
  drawnAt: Moment,
  drawnBy: Type.String(),
  of: Type.Integer(),
  drawn: Type.Integer(),
  read: Type.Integer(),
  differ: Type.Integer(),
  signedAt: orNull(Moment),
  signedBy: orNull(Type.String()),
}
export const LookBacks = Type.Object({
  now: Moment,
  lookBacks: Type.Array(Type.Object(summary), { description: 'The newest first' }),
})
export const LookBackParams = Type.Object({ lookBack: Uuid }, strict)
export const LookBackView = Type.Object({
  ...summary,
  lines: Type.Array(
    Type.Object({
      row: ContactRow,
      exposure: orNull(Exposure),
      proposal: orNull(Proposal),
      decidedKind: orNull(ContactKind),
      decidedByUnit: Type.String(),
      isOwn: Type.Boolean({ description: 'Decided in the unit of who asks, who may not read it' }),
      verdict: orNull(Type.Enum(['agree', 'differ'] as const)),
      kind: orNull(ContactKind),
      words: orNull(Type.String()),
      readAt: orNull(Moment),
    }),
  ),
})
