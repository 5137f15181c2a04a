import Type from 'typebox'
import { AreaCode, Moment, strict, Text, Uuid } from './scalars.ts'

const Bytes = Type.String({ pattern: '^[A-Za-z0-9_-]{0,8192}$', description: 'base64url' })
const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** What a passkey answered to the digest of a document (WebAuthn Level 2, AuthenticatorAssertionResponse). */
export const PasskeyAnswer = Type.Object(
  { credential: Bytes, authenticatorData: Bytes, clientData: Bytes, signature: Bytes },
  strict,
)

export const SigningParams = Type.Object({ signing: Uuid }, strict)
export const Sign = Type.Object({ signing: Uuid, answer: PasskeyAnswer }, strict)
/** `made` is the id of what came into being with the last signature; null while others still have to sign. */
export const Signed = Type.Object({
  signing: Uuid,
  made: Type.Union([Type.String(), Type.Null()]),
  waitsFor: Type.Union([Type.String(), Type.Null()], { description: 'The officer who signs next' }),
})

const SignerView = Type.Object({
  officer: Type.String(),
  unit: Type.String(),
  power: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  signedAt: Type.Union([Moment, Type.Null()]),
})
const state = {
  signing: Uuid,
  kind: Type.String({ description: 'order, batch, act or adoption' }),
  area: AreaCode,
  draftedBy: Type.String(),
  draftedAt: Moment,
  expiresAt: Moment,
  takenAt: Type.Union([Moment, Type.Null()]),
  signers: Type.Array(SignerView),
  isMine: Type.Boolean({ description: 'The asker is who signs next' }),
}
export const SigningListParams = Type.Object(
  { which: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('drafted')])) },
  strict,
)
export const SigningList = Type.Object({
  signings: Type.Array(Type.Object({ ...state, title: Type.String() })),
})
/** The document as it is signed, its digest (the challenge of the passkey) and what the officers are shown before. */
export const SigningView = Type.Object({
  ...state,
  document: Type.Unknown(),
  digest: Digest,
  shown: Type.Unknown(),
  site: Type.String({ description: 'The site for which passkeys sign (WebAuthn rpId)' }),
  credentials: Type.Array(Type.String(), {
    description: 'Passkeys of the asker that hold the power now',
  }),
})

export const EnrolPasskey = Type.Object(
  { credential: Bytes, publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]{40,2000}$' }) },
  strict,
)
/** `appointed` only in a demo city, whose authority appoints at once; elsewhere the authority signs the request off line. */
export const PasskeyEnrolled = Type.Object({ credential: Type.String(), appointed: Type.Boolean() })

export const ImportAppointments = Type.Object(
  {
    appointments: Type.Array(Type.Object({ document: Type.Unknown(), signature: Bytes }), {
      maxItems: 2_000,
    }),
    dismissals: Type.Array(Type.Object({ document: Type.Unknown(), signature: Bytes }), {
      maxItems: 2_000,
    }),
  },
  strict,
)
export const AppointmentsImported = Type.Object({
  appointed: Type.Integer(),
  dismissed: Type.Integer(),
  repeated: Type.Integer(),
})

export const OfficerListParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
/** Who could sign now: for choosing an approver of another unit. */
export const OfficerList = Type.Object({
  site: Type.String({ description: 'The site for which passkeys are made (WebAuthn rpId)' }),
  hasAuthority: Type.Boolean({ description: 'False where trust.json names no authority yet' }),
  officers: Type.Array(
    Type.Object({
      officer: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      unit: Type.String(),
      area: Type.String(),
      powers: Type.Array(Type.String()),
      until: Moment,
      hasPasskey: Type.Boolean(),
    }),
  ),
  requests: Type.Array(
    Type.Object({
      account: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      credential: Type.String(),
      publicKey: Text(2000),
      enrolledAt: Moment,
    }),
    { description: 'Passkeys that were enrolled and that no appointment names yet' },
  ),
})
