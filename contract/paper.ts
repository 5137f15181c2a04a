import Type from 'typebox'
import { Moment, PersonId, RoundId, SmallId, strict, Text, TubeCode } from './scalars.ts'

export const LotParams = Type.Object({ round: RoundId, site: SmallId }, strict)
/** The tube codes that a site has, and how many of each lot are used. */
export const SiteLots = Type.Object({
  site: SmallId,
  siteName: Type.String(),
  lots: Type.Array(
    Type.Object({
      first: TubeCode,
      last: TubeCode,
      poolSize: Type.Integer(),
      perHousehold: Type.Boolean(),
      sitting: Type.Integer(),
      quantity: Type.Integer(),
      used: Type.Integer(),
    }),
  ),
})

/** One tube of a paper sheet, as one person keyed it. The second entry, by another account, must say the same. */
export const KeyInSheet = Type.Object(
  {
    round: RoundId,
    site: SmallId,
    tube: TubeCode,
    sealedAt: Moment,
    count: Type.Integer({ minimum: 1, maximum: 20, description: 'Swabs, as written on the sheet' }),
    members: Type.Array(
      Type.Object({ line: Type.Integer({ minimum: 1, maximum: 20 }), person: PersonId }, strict),
      {
        minItems: 1,
        maxItems: 20,
      },
    ),
  },
  strict,
)
/** `agreed` has been sent as the seal of the tube; `differs` keeps both and says where. */
export const SheetKeyedIn = Type.Object({
  tube: TubeCode,
  state: Type.Union([Type.Literal('first'), Type.Literal('agreed'), Type.Literal('differs')]),
  differences: Type.Array(
    Type.Object({
      line: Type.Union([Type.Integer(), Type.Null()]),
      what: Type.Union([Type.Literal('person'), Type.Literal('count'), Type.Literal('sealed-at')]),
      mine: Type.Union([Type.String(), Type.Null()]),
      other: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  people: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      documentMasked: Type.Union([Type.String(), Type.Null()]),
    }),
    { description: 'Who is named in the differences' },
  ),
})

/** One line of a sheet as it was written: a whole name and the last six characters of a document. */
export const FindOnSheet = Type.Object(
  {
    round: RoundId,
    site: SmallId,
    name: Text(60),
    tail: Type.String({ pattern: '^[0-9A-Za-z]{6}$' }),
  },
  strict,
)
/** `several`: more than one person fits, so only the whole number tells who it is. */
export const FoundOnSheet = Type.Object({
  person: Type.Union([PersonId, Type.Null()]),
  several: Type.Boolean(),
})

export const SheetParams = Type.Object({ round: RoundId, site: Type.Optional(SmallId) }, strict)
/** Sheets that were keyed once, or twice and differ. */
export const OpenSheets = Type.Object({
  sheets: Type.Array(
    Type.Object({
      tube: TubeCode,
      site: SmallId,
      siteName: Type.String(),
      state: Type.Union([Type.Literal('first'), Type.Literal('differs')]),
      keyedBy: Type.Array(Type.String()),
      keyedByMe: Type.Boolean(),
      since: Moment,
    }),
  ),
})
/** A sheet that was keyed by mistake, before two agreed. */
export const DropSheet = Type.Object({ round: RoundId, tube: TubeCode, reason: Text(200) }, strict)
export const SheetDropped = Type.Object({ tube: TubeCode })
