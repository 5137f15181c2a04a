import Type from 'typebox'
import { Moment, PersonId, strict, Text } from './scalars.ts'

const Base64 = Type.String({ pattern: '^[A-Za-z0-9+/]*={0,2}$' })
const Size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const KeyLine = Type.String({
  description: 'Name, id and key of a log or a witness, as people exchange it',
})
const Note = Type.String({ description: 'A checkpoint with its signatures, c2sp.org/signed-note' })
const Path = Type.Array(Base64, { description: 'Hashes of an RFC 6962 proof, in base 64' })
const OrNull = <Schema extends Type.TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** The public log as a page shows it: how large it is, and how far outside witnesses have seen it. */
export const PublicLog = Type.Object({
  now: Moment,
  log: KeyLine,
  size: Size,
  signedAt: OrNull(Moment),
  quorum: Type.Integer({
    description: 'How many witnesses must have signed; 0 where there is none yet',
  }),
  witnessed: OrNull(Type.Object({ size: Size, at: Moment })),
  witnesses: Type.Array(
    Type.Object({ name: Type.String(), key: KeyLine, size: Size, signedAt: OrNull(Moment) }),
  ),
})

const Shown = OrNull(Type.Integer({ minimum: 0 }))
/** What is published of a day; null is a figure that is hidden so that nobody is found by it. */
export const PublicCounts = Type.Object({
  showFrom: Type.Integer(),
  total: Shown,
  districts: Type.Array(Type.String()),
  byDistrict: OrNull(Type.Array(Shown)),
  tables: Type.Array(
    Type.Object({
      attribute: Type.Union([
        Type.Literal('basis'),
        Type.Literal('kind'),
        Type.Literal('duration'),
        Type.Literal('appeal'),
      ]),
      values: Type.Array(Type.String()),
      totals: Type.Array(Shown),
      cells: OrNull(Type.Array(Type.Array(Shown))),
    }),
  ),
})
export const PublicDaysParams = Type.Object(
  {
    before: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
  },
  strict,
)
/** The newest days that are published, or those before one; and the names of what their codes mean. */
export const PublicDays = Type.Object({
  days: Type.Array(
    Type.Object({
      day: Type.String(),
      publishedAt: Moment,
      index: OrNull(Size),
      counts: PublicCounts,
    }),
  ),
  districts: Type.Record(Type.String(), Type.String()),
  bases: Type.Record(Type.String(), Type.Object({ zh: Type.String(), en: Type.String() })),
  older: Type.Boolean(),
})

export const ConsistencyParams = Type.Object({ old: Size, size: Size }, strict)
export const EntriesParams = Type.Object({ from: Size, to: Size }, strict)
export const LogEntries = Type.Object({
  from: Size,
  entries: Type.Array(Base64, { description: 'Commitments of 32 bytes, in their order' }),
})
/** By place, or by the commitment itself; the checkpoint is the newest that witnesses have signed, or a named one. */
export const ProofParams = Type.Object(
  {
    index: Type.Optional(Size),
    entry: Type.Optional(Text(44)),
    size: Type.Optional(Size),
  },
  strict,
)
export const LogProof = Type.Object({ index: Size, size: Size, path: Path, checkpoint: Note })

export const OwnOrderProofParams = Type.Object({ person: PersonId, order: Text(80) }, strict)
/** What a person needs to check their own order without the city; the same names as in the file that the witness program reads. */
export const OwnOrderProof = Type.Object({
  order: Base64,
  salt: Base64,
  index: Size,
  path: Path,
  checkpoint: Note,
  log: KeyLine,
  witnesses: Type.Array(KeyLine),
  quorum: Type.Integer(),
})
