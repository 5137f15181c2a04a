import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid, Words } from './scalars.ts'
import { Zone } from './waste.ts'

/** `turnover` after a stay; `terminal` where somebody infected was, and of a whole site that closes; `routine` every day. */
export const cleaningKinds = ['routine', 'turnover', 'terminal'] as const
export const CleaningKind = Type.Enum(cleaningKinds)

/** Something of the lists that a city sets itself: what an inspection asks besides the policy, and with what it is disinfected. */
export const choiceKinds = ['inspection-item', 'disinfectant'] as const
const choice = {
  code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
  zh: Text(80),
  en: Text(120),
  low: Type.Optional(Type.Number({ minimum: 0 })),
  high: Type.Optional(Type.Number({ minimum: 0 })),
  unit: Type.Optional(Text(12)),
  minutes: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 1_440, description: 'Contact time at least' }),
  ),
  source: Text(200),
}
export const SetChoice = Type.Object({ kind: Type.Enum(choiceKinds), ...choice }, strict)
export const EndChoice = Type.Object({ kind: Type.Enum(choiceKinds), code: choice.code }, strict)
export const ChoiceSet = Type.Object({ code: Type.String() })
export const ChoicesParams = Type.Object({ kind: Type.Enum(choiceKinds) }, strict)
export const Choices = Type.Object({
  choices: Type.Array(
    Type.Object({
      code: Type.String(),
      words: Words,
      low: orNull(Type.Number()),
      high: orNull(Type.Number()),
      unit: orNull(Type.String()),
      minutes: orNull(Type.Integer()),
      source: Type.String(),
      isProposed: Type.Boolean({ description: 'Nobody of this city confirmed it' }),
    }),
  ),
})

/** A cleaning with its proof: the reading of a test strip, or the SHA-256 of a photo that stays where it was taken. */
export const RecordCleaning = Type.Object(
  {
    site: Uuid,
    kind: CleaningKind,
    rooms: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 100 })),
    zone: Type.Optional(Zone),
    method: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }),
    concentration: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    contactMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
    strip: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000_000 })),
    photo: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    at: Type.Optional(Moment),
  },
  strict,
)
export const CleaningsRecorded = Type.Object({
  cleanings: Type.Array(Uuid),
  ready: Type.Integer({ description: 'Rooms that are ready again' }),
  toBeChecked: Type.Integer({ description: 'Rooms that a second person checks first' }),
})
/** A second person looks; what does not pass is cleaned again. */
export const CheckCleanings = Type.Object(
  {
    site: Uuid,
    cleanings: Type.Array(Uuid, { minItems: 1, maxItems: 200 }),
    passed: Type.Boolean(),
  },
  strict,
)
export const CleaningsChecked = Type.Object({ checked: Type.Integer(), ready: Type.Integer() })

export const CleaningsDueParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    site: Type.Optional(Uuid),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
/** Rooms that wait for a cleaning or for its check; the longest first. */
export const CleaningsDue = Type.Object({
  now: Moment,
  rooms: Type.Array(
    Type.Object({
      room: Uuid,
      code: Type.String(),
      floor: Type.Integer(),
      site: Uuid,
      siteNumber: Type.Integer(),
      siteName: Type.String(),
      emptiedAt: Moment,
      dueAt: Moment,
      isLate: Type.Boolean(),
      needs: Type.Enum(['turnover', 'terminal', 'check'] as const),
      cleaning: orNull(Uuid),
      cleanedBy: orNull(Type.String()),
    }),
  ),
  next: orNull(Type.String()),
})
export const CleaningsParams = Type.Object({ site: Uuid, room: Type.Optional(Uuid) }, strict)
export const Cleanings = Type.Object({
  cleanings: Type.Array(
    Type.Object({
      cleaning: Uuid,
      kind: CleaningKind,
      room: orNull(Type.String()),
      zone: orNull(Zone),
      method: Type.String(),
      concentration: orNull(Type.Number()),
      unit: orNull(Type.String()),
      contactMinutes: Type.Integer(),
      strip: orNull(Type.Number()),
      photo: orNull(Type.String()),
      doneAt: Moment,
      doneBy: Type.String(),
      checkedAt: orNull(Moment),
      checkedBy: orNull(Type.String()),
      passed: orNull(Type.Boolean()),
    }),
    { description: 'The last hundred, newest first' },
  ),
})
