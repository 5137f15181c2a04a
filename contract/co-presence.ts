import Type from 'typebox'
import { AreaCode, CaseId, Moment, orNull, PersonId, strict, Text, Uuid } from './scalars.ts'

/**
 * A visit that a venue wrote down. It says that a code was shown there; it is no evidence of anything, and no command takes it as any.
 */
export const RecordVisits = Type.Object(
  {
    visits: Type.Array(
      Type.Object({ venue: Uuid, person: PersonId, from: Moment, until: Moment }, strict),
      { minItems: 1, maxItems: 1_000 },
    ),
  },
  strict,
)
export const VisitsRecorded = Type.Object({ recorded: Type.Integer(), known: Type.Integer() })

/**
 * Asks who else was where one case was: of the confirmed visits of the case within its window, or those that are named. Who asks signs,
 * and a second officer of another unit; then it runs once.
 */
export const AskCoPresence = Type.Object(
  {
    case: CaseId,
    items: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 100 })),
    minutes: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1_440, description: 'Together at least; 0 unless told' }),
    ),
    second: Type.Object({ officer: Text(80), unit: Text(80) }, strict),
    reason: Type.String({ minLength: 8, maxLength: 500 }),
  },
  strict,
)
export const CoPresenceAsked = Type.Object({
  signing: Uuid,
  windows: Type.Integer({ description: 'Visits of the case that are searched' }),
})

export const CoPresenceListParams = Type.Object(
  { case: Type.Optional(CaseId), area: Type.Optional(AreaCode) },
  strict,
)
export const CoPresenceList = Type.Object({
  now: Moment,
  searches: Type.Array(
    Type.Object({
      search: Uuid,
      case: CaseId,
      at: Moment,
      expiresAt: Moment,
      isOpen: Type.Boolean({ description: 'Its answer can still be read' }),
      by: Type.Array(Type.String(), { minItems: 2 }),
      venues: Type.Integer(),
      people: Type.Integer(),
    }),
    { description: 'The newest first' },
  ),
})
export const CoPresenceParams = Type.Object(
  {
    search: Uuid,
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
/** Candidates: whom an investigator may ask. None of them is a contact, and nothing may be ordered for being here. */
export const CoPresence = Type.Object({
  search: Uuid,
  case: CaseId,
  reason: Type.String(),
  at: Moment,
  expiresAt: Moment,
  people: Type.Integer(),
  candidates: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      areaName: Type.String(),
      venue: Uuid,
      venueName: Type.String(),
      from: Moment,
      until: Moment,
      minutes: Type.Integer({ description: 'At the same time as the case' }),
      isContact: Type.Boolean({ description: 'An investigator named this person already' }),
    }),
    { description: 'The longest together first' },
  ),
  next: orNull(Type.String()),
})
