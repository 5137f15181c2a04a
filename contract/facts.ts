import Type from 'typebox'
import { Moment, PersonId, SmallId, strict, Text } from './scalars.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const FactId = Text(120)
/** A reason id of the rules in force, such as `close_contact`. */
const ReasonId = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })

/**
 * A case, as an investigator classified it: of a confirmed finding of a laboratory, or of a report of a hospital. It counts where the
 * person lives, and in the buildings that are named besides.
 */
export const RecordCase = Type.Object(
  {
    person: PersonId,
    reason: ReasonId,
    laboratoryCase: Type.Optional(Text(80)),
    report: Type.Optional(
      Type.Object(
        { number: Text(60), foundAt: Moment },
        { ...strict, description: 'The report card of a hospital' },
      ),
    ),
    buildings: Type.Optional(
      Type.Array(SmallId, { maxItems: 20, description: 'Where it counts besides the home' }),
    ),
  },
  strict,
)
/** An exposure that the investigator confirmed: to which case, when last, and by which of the reasons that the rules name. */
export const RecordContact = Type.Object(
  { person: PersonId, reason: ReasonId, case: FactId, exposedAt: Moment, how: ReasonId },
  strict,
)

/** What shows that somebody came from elsewhere. A position of a phone is none. */
export const entryProofs = ['border-record', 'ticket', 'own-declaration', 'hotel-register'] as const
export const RecordTravel = Type.Object(
  { person: PersonId, reason: ReasonId, at: Moment, how: Type.Enum(entryProofs) },
  strict,
)
export const RecordDischarge = Type.Object({ person: PersonId, at: Moment }, strict)
/** A stay in an isolation room; at its end it is recorded once more with `until`, instead of the one that is open. */
export const RecordStay = Type.Object(
  {
    person: PersonId,
    reason: ReasonId,
    place: ReasonId,
    site: Text(80),
    from: Moment,
    until: Type.Optional(nullable(Moment)),
    instead: Type.Optional(nullable(FactId)),
  },
  strict,
)

export const withdrawnFor = [
  'entered-twice',
  'another-person',
  'another-time',
  'not-confirmed',
  'replaced',
] as const
export const WithdrawFact = Type.Object({ fact: FactId, how: Type.Enum(withdrawnFor) }, strict)

export const FactRecorded = Type.Object({ fact: FactId, at: Moment })
export const FactWithdrawn = Type.Object({
  fact: FactId,
  at: Moment,
  alsoWithdrawn: Type.Array(FactId, { description: 'Contacts of a case that is none' }),
})

export const factKinds = [
  'sample',
  'result',
  'case',
  'discharge',
  'contact',
  'travel',
  'roll',
  'mark',
  'pool',
  'dwelling',
  'stay',
] as const
export const FactKind = Type.Enum(factKinds)

export const FactsParams = Type.Object({ person: PersonId }, strict)
/** What is known about a person, the latest first; what was withdrawn stays in the list and says when. */
export const PersonFacts = Type.Object({
  person: PersonId,
  facts: Type.Array(
    Type.Object({
      fact: FactId,
      kind: FactKind,
      at: Moment,
      knownAt: Moment,
      until: nullable(Moment),
      reason: nullable(Type.String()),
      /** Round, tube, case, place or how far the result speaks: whatever a fact of this kind has besides. */
      about: Type.Record(Type.String(), Type.String()),
      recordedBy: nullable(Type.String({ description: 'Null for what follows from samples' })),
      withdrawnAt: nullable(Moment),
    }),
  ),
})

const Named = Type.Object({
  id: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
export const FactChoicesParams = Type.Object({}, strict)
/** What may be recorded by the rules of now: reasons by kind of fact, and the ways of an exposure. */
export const FactChoices = Type.Object({
  cases: Type.Array(Named),
  contacts: Type.Array(Named),
  entries: Type.Array(Named),
  ways: Type.Array(Named),
})
