import Type from 'typebox'
import { Moment, orNull, PersonId, RoundId, strict, Uuid, Words } from './scalars.ts'

export const RetentionParams = Type.Object({}, strict)
const CertifiedTable = Type.Object({
  table: Type.String(),
  rows: Type.Integer(),
  how: Type.Union([Type.Literal('deleted'), Type.Literal('blanked'), Type.Literal('dropped')]),
})
const CertificateLine = Type.Object({
  certificate: Uuid,
  kind: Type.String({ description: 'A kind of data, or keys, files, backup' }),
  name: Words,
  erasedAt: Moment,
  rows: Type.Integer(),
  tables: Type.Array(CertifiedTable),
  subjects: Type.Integer({ description: 'Signed documents among them' }),
  keys: Type.Array(Type.String(), { description: 'Keys destroyed: kind, month, fingerprint' }),
  verified: Type.String({ description: 'How it was looked at again' }),
  isSigned: Type.Boolean({ description: 'Whether the city signed these very words' }),
})
/** Every kind of data about people: its clock, what is next, and what went last. */
export const Retention = Type.Object({
  now: Moment,
  responseEnd: orNull(Moment),
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      name: Words,
      days: Type.Integer(),
      start: Type.String({ description: 'What its clock begins with' }),
      source: Type.String(),
      how: Words,
      told: Words,
      rows: Type.Integer({ description: 'About so many rows are held' }),
      nextAt: orNull(Moment),
      lastAt: orNull(Moment),
    }),
  ),
  rounds: Type.Array(
    Type.Object({
      round: RoundId,
      closedAt: orNull(Moment),
      dueAt: orNull(Moment),
      erasedAt: orNull(Moment),
    }),
    { description: 'The newest first, at most 50' },
  ),
  certificates: Type.Array(CertificateLine, { description: 'The newest first, at most 50' }),
})

export const CertificateParams = Type.Object({ certificate: Uuid }, strict)
/** A certificate as it was signed, with what is needed to check it anywhere. */
export const ShownCertificate = Type.Object({
  ...CertificateLine.properties,
  text: Type.String({ description: 'The bytes that were signed' }),
  signature: Type.String({ description: 'Ed25519, base64url' }),
  publicKey: Type.String({ description: 'Of the city, raw, base64url' }),
})

export const KeptParams = Type.Object({ person: PersonId }, strict)
/** What is kept about oneself, until when; one sentence each. */
export const OwnKept = Type.Object({
  person: PersonId,
  responseEnd: orNull(Moment),
  kinds: Type.Array(
    Type.Object({
      kind: Type.String(),
      zh: Type.String(),
      en: Type.String(),
      until: orNull(Moment),
      isHeld: Type.Boolean({ description: 'Whether there is something of the kind now' }),
    }),
  ),
})
