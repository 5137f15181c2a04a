import Type from 'typebox'
import { AreaCode, Moment, PersonId, SmallId, strict, Text } from './scalars.ts'

const base64Url = (length: number) => `[A-Za-z0-9_-]{${length}}`
/** A raw Ed25519 key. */
const PublicKey = Type.String({ pattern: `^${base64Url(43)}$` })
const Key = Type.Integer({ minimum: 1, maximum: 65_535 })

/** What somebody may do now, the strictest first; the words are those of the rules. */
export const PassClass = Type.Union([
  Type.Literal('stay'),
  Type.Literal('limit'),
  Type.Literal('remind'),
  Type.Literal('clear'),
])
export const PassForm = Type.Union([Type.Literal('screen'), Type.Literal('paper')])

/** How many passes a phone may take at once, to show each gate another. */
export const passesAtOnceMax = 8

export const OwnPassParams = Type.Object(
  {
    person: PersonId,
    form: PassForm,
    anchors: Type.Optional(
      Type.String({
        pattern: `^${base64Url(22)}(,${base64Url(22)}){0,${passesAtOnceMax - 1}}$`,
        description:
          'What the moving codes of this phone hash down to, 16 bytes each, one a pass; on paper none. What they are made from never leaves the phone',
      }),
    ),
  },
  strict,
)
export const SignedPass = Type.Object({
  text: Type.String({ description: 'P1 and base 32; on a screen the moving code comes behind it' }),
  issuedAt: Moment,
  expiresAt: Moment,
})
/** Passes of one person, made now: nothing but the masked name is the same in two of them. */
export const OwnPasses = Type.Object({
  person: PersonId,
  now: Moment,
  nameMasked: Type.String(),
  class: PassClass,
  form: PassForm,
  passes: Type.Array(SignedPass),
})

/** A pass on paper that a desk prints for somebody without a phone. */
export const PaperPassParams = Type.Object({ person: PersonId }, strict)

/** What guards' devices check passes with; anybody may have it, and it names nobody. */
export const PassBundle = Type.Object({
  city: Type.String(),
  root: Type.Union([PublicKey, Type.Null()], {
    description: 'A device keeps the first that it was given, and takes no other',
  }),
  now: Moment,
  certificates: Type.Array(Type.String()),
  lists: Type.Array(Type.String(), { description: 'Base 64 for addresses' }),
})

/** Keys for the days to come are made here; their public halves go to the machine on which the root lies. */
export const MakePassKeys = Type.Object(
  {
    firstDay: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    days: Type.Integer({ minimum: 1, maximum: 400 }),
    spares: Type.Integer({
      minimum: 0,
      maximum: 3,
      description: 'More keys for each day, for when one must be revoked',
    }),
    lists: Type.Integer({
      minimum: 0,
      maximum: 3,
      description: 'Keys that sign lists during all of these days',
    }),
  },
  strict,
)
export const KeyRequest = Type.Object({
  key: Key,
  purpose: Type.Union([Type.Literal('pass'), Type.Literal('list')]),
  from: Moment,
  until: Moment,
  publicKey: PublicKey,
})
/** What is carried to the root: it says which keys it is asked to sign, and holds no secret. */
export const PassKeysMade = Type.Object({ city: Type.String(), keys: Type.Array(KeyRequest) })

/** What the root signed, carried back. */
export const ImportPassKeys = Type.Object(
  {
    certificates: Type.Array(Type.String({ pattern: '^K1[0-9A-V]{175}$' }), { maxItems: 2_000 }),
    lists: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,200000}$' }), { maxItems: 10 }),
  },
  strict,
)
export const PassKeysImported = Type.Object({
  certificates: Type.Integer(),
  lists: Type.Integer(),
  enoughUntil: Type.Union([Moment, Type.Null()]),
})

export const RevokePassKey = Type.Object({ key: SmallId, because: Text(200) }, strict)
export const PassKeyRevoked = Type.Object({ key: Key, revokedAt: Moment })

export const PassKeysParams = Type.Object({}, strict)
/** The keys as an administrator looks after them; no private half is in it. */
export const PassKeys = Type.Object({
  now: Moment,
  root: Type.Union([PublicKey, Type.Null()]),
  signsNow: Type.Union([Key, Type.Null()]),
  enoughUntil: Type.Union([Moment, Type.Null()], {
    description: 'Until when a pass key and a list key are there without a gap',
  }),
  isLow: Type.Boolean({ description: 'Fewer than seven days are left' }),
  rootList: Type.Union([Type.Integer(), Type.Null()]),
  keys: Type.Array(
    Type.Intersect([
      KeyRequest,
      Type.Object({
        isCertified: Type.Boolean(),
        revokedAt: Type.Union([Moment, Type.Null()]),
        revokedBecause: Type.Union([Type.String(), Type.Null()]),
      }),
    ]),
  ),
})

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 })
/** What a guard's device saw in an hour that is over, as numbers. */
export const GateCounts = Type.Object(
  {
    hour: Moment,
    passed: Count,
    reminded: Count,
    limited: Count,
    staying: Count,
    refused: Count,
    unsure: Count,
    medical: Count,
  },
  strict,
)
export const GateCountsTaken = Type.Object({ hour: Moment })
export const GateHoursParams = Type.Object(
  { area: Type.Optional(AreaCode), from: Moment, until: Moment },
  strict,
)
/** Hours of all gates of an area together. */
export const GateHours = Type.Object({ hours: Type.Array(GateCounts) })
