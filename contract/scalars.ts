import Type from 'typebox'

/** Identifiers are strings on the wire: JSON numbers lose digits beyond 2^53, and a spreadsheet beyond 15. */
export const uuidPattern = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
export const Uuid = Type.String({ pattern: uuidPattern })
/** Whether a text is a UUID in lower case. */
export const isUuid = (text: string): boolean => new RegExp(uuidPattern).test(text)
export const PersonId = Type.String({
  pattern: '^[1-9][0-9]{14}$',
  description: 'City code and serial, 15 digits',
})
export const RoundId = Type.String({
  pattern: '^20[0-9]{5}$',
  description: 'Year and three digits of the notice',
})
export const SmallId = Type.String({ pattern: '^[1-9][0-9]{0,8}$' })
export const TubeCode = Type.String({
  pattern: '^[1-9][0-9]{12}[0-9A-Z]$',
  description: 'Printed code with its check character',
})
export const BoxCode = Type.String({ pattern: '^B[1-9][0-9]{10}[0-9A-Z]$' })
export const PlateCode = Type.String({ pattern: '^P[1-9][0-9]{10}[0-9A-Z]$' })
export const AreaCode = Type.String({ pattern: '^[1-9][0-9]{3}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?$' })
const momentPattern =
  '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?(Z|[+-]\\d\\d:\\d\\d)$'
/** RFC 3339 with an offset. */
export const Moment = Type.String({
  pattern: momentPattern,
  description: 'RFC 3339 with an offset',
})
/** The moment of figures that a large city counts in the background; in a small one it is now. */
export const AsOf = Type.String({
  pattern: momentPattern,
  description: 'The moment that the figures are of: now, or when a large city last counted',
})
export const Text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
/** For what comes in: a field that nobody knows is a mistake of whoever sent it. */
export const strict = { additionalProperties: false }
export const orNull = <T extends Type.TSchema>(one: T) => Type.Union([one, Type.Null()])
/** A word or sentence in both languages. */
export const Words = Type.Object({ zh: Type.String(), en: Type.String() })
/** A laboratory's names round, tube and person; every other one the command that opened it. */
export const CaseId = Text(120)
