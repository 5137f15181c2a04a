import Type from 'typebox'
import { Moment, PersonId, RoundId, strict, TubeCode } from './scalars.ts'

export const PersonParams = Type.Object({ person: PersonId }, strict)

/** A person's result is read through the tube: a pool that is negative is negative for its members, a reactive pool is "awaiting". */
export const PersonResult = Type.Object({
  round: RoundId,
  tube: TubeCode,
  sampledAt: Moment,
  poolSize: Type.Integer(),
  sitting: Type.Integer(),
  site: Type.String(),
  area: Type.String(),
  answer: Type.Union([
    Type.Literal('awaiting-result'),
    Type.Literal('negative'),
    Type.Literal('awaiting-individual-test'),
    Type.Literal('to-be-sampled-again'),
    Type.Literal('preliminary-positive'),
    Type.Literal('positive'),
    Type.Literal('not-confirmed'),
  ]),
  releasedAt: Type.Union([Moment, Type.Null()]),
  ageMinutes: Type.Integer({ description: 'Counted from sampling' }),
})
export const PersonRecord = Type.Object({
  person: PersonId,
  nameMasked: Type.String(),
  sex: Type.String(),
  age: Type.Integer(),
  documents: Type.Array(Type.Object({ kind: Type.String(), masked: Type.String() })),
  phoneMasked: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  traits: Type.Array(Type.String()),
  held: Type.Boolean(),
  heldBecause: Type.Union([TubeCode, Type.Null()]),
  results: Type.Array(PersonResult),
  roll: Type.Array(
    Type.Object({
      round: RoundId,
      state: Type.String(),
      fact: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  reads: Type.Array(
    Type.Object({
      at: Moment,
      role: Type.String(),
      purpose: Type.String(),
      query: Type.String(),
      actor: Type.String(),
      actorName: Type.Union([Type.String(), Type.Null()]),
      glass: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export const PersonResults = Type.Object({ person: PersonId, results: Type.Array(PersonResult) })
