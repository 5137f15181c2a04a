import Type from 'typebox'
import { AlikeReason, CaseLine } from './cases.ts'
import { CaseId, Moment, orNull, strict, Text, Uuid, Words } from './scalars.ts'

/** `from` goes into `into`: with its contacts, items, links and team. */
export const MergeParams = Type.Object({ from: CaseId, into: CaseId }, strict)
export const MergePreview = Type.Object({
  from: CaseLine,
  into: CaseLine,
  samePerson: Type.Boolean(),
  refused: Type.Array(Words, { description: 'Empty where they may be merged' }),
  moves: Type.Object({
    contacts: Type.Integer(),
    items: Type.Integer(),
    links: Type.Integer(),
    members: Type.Integer(),
  }),
  stays: Type.Array(Type.Object({ what: Type.String(), words: Words }), {
    description: 'What both have: that of `into` holds',
  }),
  reasons: Type.Array(AlikeReason, { description: 'How alike the two people are' }),
  score: Type.Number(),
})
export const MergeCases = Type.Object(
  {
    from: CaseId,
    into: CaseId,
    isOnePerson: Type.Boolean({ description: 'Two records of people are one person' }),
    words: Text(400),
  },
  strict,
)
export const CasesMerged = Type.Object({ merge: Uuid, from: CaseId, into: CaseId })
export const UnmergeCases = Type.Object({ merge: Uuid, words: Text(400) }, strict)
export const MergesParams = Type.Object({ case: CaseId }, strict)
export const Merges = Type.Object({
  merges: Type.Array(
    Type.Object({
      merge: Uuid,
      from: CaseId,
      fromNumber: orNull(Type.String()),
      into: CaseId,
      intoNumber: orNull(Type.String()),
      at: Moment,
      by: Type.String(),
      isOnePerson: Type.Boolean(),
      undoneAt: orNull(Moment),
    }),
  ),
})
