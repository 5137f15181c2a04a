import Type from 'typebox'
import { Moment, PlateCode, RoundId, SmallId, strict, Text, TubeCode } from './scalars.ts'

/** An assay version as `@bihuan/core/lab/assay.ts` reads it; immutable once adopted. */
export const AdoptAssay = Type.Object({ assay: Type.Unknown() }, strict)
export const AssayAdopted = Type.Object({
  assay: Type.String(),
  version: Type.Integer(),
  repeated: Type.Boolean(),
})

export const AssayList = Type.Object({}, strict)
export const Assays = Type.Object({
  assays: Type.Array(
    Type.Object({
      assay: Type.String(),
      version: Type.Integer(),
      kit: Type.String({ description: 'Two assays of one kit never confirm each other' }),
      kitName: Type.String(),
      targets: Type.Array(Type.Object({ name: Type.String(), dye: Type.String() })),
      grade: Type.String(),
      adoptedAt: Moment,
    }),
  ),
})

export const Well = Type.String({
  pattern: '^[A-P]([1-9]|1[0-9]|2[0-4])$',
  description: 'A1 to H12, or A1 to P24',
})
export const LoadPlate = Type.Object(
  {
    plate: PlateCode,
    round: RoundId,
    laboratory: SmallId,
    format: Type.Union([Type.Literal(96), Type.Literal(384)]),
    assay: Text(60),
    assayVersion: Type.Integer({ minimum: 1 }),
    wells: Type.Array(Type.Object({ well: Well, tube: TubeCode }, strict), {
      minItems: 1,
      maxItems: 382,
    }),
    reagentLot: Type.Optional(Text(40)),
    at: Moment,
  },
  strict,
)
export const PlateLoaded = Type.Object({
  plate: PlateCode,
  tubes: Type.Integer(),
  controls: Type.Array(Type.Object({ well: Well, role: Type.String() })),
})

export const ImportResults = Type.Object(
  {
    plate: PlateCode,
    fileName: Text(200),
    content: Type.String({ maxLength: 12_000_000, description: 'The instrument file, base64' }),
    instrument: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 60,
        description: 'Serial of the instrument, where its file does not tell it',
      }),
    ),
    calls: Type.Optional(
      Type.Array(
        Type.Object(
          {
            well: Well,
            call: Type.Union([
              Type.Literal('negative'),
              Type.Literal('reactive'),
              Type.Literal('invalid'),
            ]),
          },
          strict,
        ),
        { description: "The laboratory's own calls; a difference from ours blocks the plate" },
      ),
    ),
    at: Moment,
  },
  strict,
)
const Reason = Type.Object({
  code: Type.String(),
  well: Type.Union([Type.String(), Type.Null()]),
  zh: Type.String(),
  en: Type.String(),
})
export const Judgement = Type.Object({
  kind: Type.Union([Type.Literal('valid'), Type.Literal('blocked')]),
  negative: Type.Integer(),
  reactive: Type.Integer(),
  invalid: Type.Integer(),
  repeat: Type.Integer(),
  because: Type.Array(Reason),
})
/** What an import of this file would do; nothing of it is taken. */
export const TryResults = Type.Object(
  { plate: PlateCode, content: Type.String({ maxLength: 12_000_000, description: 'base64' }) },
  strict,
)
export const ResultsTried = Type.Object({
  plate: PlateCode,
  rows: Type.Integer(),
  used: Type.Integer(),
  judgement: Judgement,
})
export const ResultsImported = Type.Object({
  plate: PlateCode,
  rows: Type.Integer(),
  used: Type.Integer(),
  repeated: Type.Boolean(),
  judgement: Judgement,
})

/** Another person than the one who loaded the plate. Tubes with open claims stay back. */
export const ReleasePlate = Type.Object({ plate: PlateCode, at: Moment }, strict)
export const PlateReleased = Type.Object({
  plate: PlateCode,
  released: Type.Integer(),
  reactive: Type.Integer(),
  invalid: Type.Integer(),
  toRepeat: Type.Array(TubeCode),
  heldBack: Type.Array(TubeCode, {
    description:
      'They stay on the plate, which stays open: release it again when their claims are settled',
  }),
  recalls: Type.Array(TubeCode),
  findings: Type.Integer({ description: 'Preliminary positives that began here' }),
  confirmed: Type.Integer(),
  notConfirmed: Type.Integer(),
})
export const RejectPlate = Type.Object({ plate: PlateCode, reason: Text(200), at: Moment }, strict)
export const PlateRejected = Type.Object({
  plate: PlateCode,
  tubesBack: Type.Integer({ description: 'Tubes that wait for another plate' }),
})

/** A released result was wrong: the new one supersedes it and says why; the first releaser cannot be the one. */
export const AmendResult = Type.Object(
  {
    round: RoundId,
    tube: TubeCode,
    call: Type.Union([Type.Literal('negative'), Type.Literal('reactive'), Type.Literal('invalid')]),
    reason: Text(200),
    at: Moment,
  },
  strict,
)
export const ResultAmended = Type.Object({ tube: TubeCode, version: Type.Integer() })

export const LaboratoryParams = Type.Object(
  {
    laboratory: SmallId,
    round: RoundId,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000 })),
  },
  strict,
)
export const WaitingTubes = Type.Object({
  waiting: Type.Array(
    Type.Object({
      tube: TubeCode,
      box: Type.String(),
      sealedAt: Moment,
      poolSize: Type.Integer(),
      repeat: Type.Boolean(),
      secondKit: Type.Boolean({ description: 'A preliminary positive that needs another kit' }),
      firstKit: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})
export const Plates = Type.Object({
  plates: Type.Array(
    Type.Object({
      plate: PlateCode,
      laboratory: SmallId,
      assay: Type.String(),
      assayVersion: Type.Integer(),
      tubes: Type.Integer(),
      loadedAt: Moment,
      loadedBy: Type.String(),
      importedAt: Type.Union([Moment, Type.Null()]),
      judgement: Type.Union([Judgement, Type.Null()]),
      releasedAt: Type.Union([Moment, Type.Null()]),
      rejectedAt: Type.Union([Moment, Type.Null()]),
      differs: Type.Boolean({ description: 'Its last second scan differs from it' }),
    }),
  ),
})
/** What a person typed: a misread code is refused in words of its own. */
export const PlateParams = Type.Object({ plate: Text(40) }, strict)
const RescanFault = Type.Object({
  kind: Type.Union([
    Type.Literal('swapped'),
    Type.Literal('moved'),
    Type.Literal('missing'),
    Type.Literal('foreign'),
    Type.Literal('scanned-twice'),
  ]),
  tube: TubeCode,
  well: Type.Optional(Type.String({ description: 'Where it was loaded' })),
  found: Type.Optional(Type.String({ description: 'Where it was scanned' })),
  other: Type.Optional(TubeCode),
})
export const Comparison = Type.Object({
  kind: Type.Union([Type.Literal('clean'), Type.Literal('differs')]),
  turn: Type.Union([
    Type.Object({
      kind: Type.Union([
        Type.Literal('half-turn'),
        Type.Literal('mirror-rows'),
        Type.Literal('mirror-columns'),
        Type.Literal('shift'),
      ]),
      rows: Type.Optional(Type.Integer()),
      columns: Type.Optional(Type.Integer()),
    }),
    Type.Null(),
  ]),
  faults: Type.Array(RescanFault),
})
export const PlateView = Type.Object({
  plate: PlateCode,
  laboratory: SmallId,
  format: Type.Integer(),
  assay: Type.String(),
  assayVersion: Type.Integer(),
  targets: Type.Array(
    Type.Object({
      name: Type.String(),
      dye: Type.String(),
      ctMax: Type.Number({ description: 'Highest Ct that counts as detected' }),
    }),
  ),
  wells: Type.Array(
    Type.Object({
      well: Well,
      role: Type.String(),
      tube: Type.Union([TubeCode, Type.Null()]),
      cts: Type.Union([Type.Array(Type.Union([Type.Number(), Type.Null()])), Type.Null()]),
      call: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  judgement: Type.Union([Judgement, Type.Null()]),
  reagentLot: Type.Union([Type.String(), Type.Null()]),
  instrument: Type.Union([Type.String(), Type.Null()]),
  rescan: Type.Union([
    Type.Object({ at: Moment, by: Type.String(), comparison: Comparison }),
    Type.Null(),
  ]),
})
