import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

/** The five classes of the catalogue of medical waste; what isolated people throw away is `infectious`. */
export const wasteKinds = [
  'infectious',
  'sharps',
  'pathological',
  'chemical',
  'pharmaceutical',
] as const
export const WasteKind = Type.Enum(wasteKinds)
/** Where a bag is. `void`: the label was spoiled, and the waste is in another bag. */
export const bagPlaces = ['packed', 'stored', 'handed-over', 'received', 'void'] as const
export const BagPlace = Type.Enum(bagPlaces)
export const zones = ['isolation', 'work', 'passage'] as const
export const Zone = Type.Enum(zones)
export const BagCode = Type.String({
  pattern: '^W[1-9][0-9]{12}[0-9A-Y]$',
  description: 'Printed code with its check character',
})
const Grams = Type.Integer({ minimum: 1, maximum: 500_000 })

/** Labels for a site to print, in one run that no other site has. */
export const PrintLabels = Type.Object(
  { site: Uuid, count: Type.Integer({ minimum: 1, maximum: 5_000 }) },
  strict,
)
export const LabelsPrinted = Type.Object({ codes: Type.Array(Type.String()) })
/** Closed and labelled: from a room, from a zone, or from the site as a whole. */
export const PackBag = Type.Object(
  {
    site: Uuid,
    bag: BagCode,
    kind: WasteKind,
    grams: Grams,
    room: Type.Optional(Uuid),
    zone: Type.Optional(Zone),
    at: Type.Optional(Moment),
  },
  strict,
)
export const BagPacked = Type.Object({ bag: Type.String(), collectDue: Moment })
export const StoreBags = Type.Object(
  { site: Uuid, bags: Type.Array(BagCode, { minItems: 1, maxItems: 1_000 }) },
  strict,
)
export const BagsMoved = Type.Object({ moved: Type.Integer() })
export const VoidBag = Type.Object(
  { site: Uuid, bag: BagCode, instead: Type.Optional(BagCode), because: Text(200) },
  strict,
)
/** A manifest of bags that are stored; nothing leaves yet. */
export const DrawManifest = Type.Object(
  {
    site: Uuid,
    bags: Type.Array(BagCode, { minItems: 1, maxItems: 2_000 }),
    collector: Text(80),
    vehicle: Text(20),
    disposal: Text(80),
  },
  strict,
)
export const ManifestDrawn = Type.Object({
  manifest: Uuid,
  number: Type.String(),
  bags: Type.Integer(),
  grams: Type.Integer(),
})
/** The bags leave with the collector, who signs with their typed name; who hands over signs with the account. */
export const HandOver = Type.Object({ manifest: Uuid, takenBy: Text(40) }, strict)
/** What arrived at the disposal: its weight there, and the bags that did not arrive. */
export const Receive = Type.Object(
  {
    manifest: Uuid,
    grams: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
    missing: Type.Optional(Type.Array(BagCode, { maxItems: 2_000 })),
    receivedBy: Text(40),
    at: Type.Optional(Moment),
  },
  strict,
)
export const SettleDifference = Type.Object(
  { manifest: Uuid, because: Type.String({ minLength: 4, maxLength: 300 }) },
  strict,
)
export const manifestStates = ['drawn', 'handed-over', 'received', 'differs', 'settled'] as const
export const ManifestState = Type.Enum(manifestStates)
export const ManifestMoved = Type.Object({ manifest: Uuid, state: ManifestState })

export const BagsParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    site: Type.Optional(Uuid),
    place: Type.Optional(BagPlace),
    late: Type.Optional(Type.Boolean()),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const BagRow = Type.Object({
  bag: Type.String(),
  site: Uuid,
  siteNumber: Type.Integer(),
  siteName: Type.String(),
  room: orNull(Type.String()),
  zone: orNull(Zone),
  kind: WasteKind,
  grams: Type.Integer(),
  place: BagPlace,
  packedAt: Moment,
  packedBy: Type.String(),
  storedAt: orNull(Moment),
  handedAt: orNull(Moment),
  receivedAt: orNull(Moment),
  collectDue: Moment,
  isLate: Type.Boolean(),
  manifest: orNull(Uuid),
  manifestNumber: orNull(Type.String()),
})
export const Bags = Type.Object({
  now: Moment,
  counts: Type.Array(Type.Object({ place: BagPlace, bags: Type.Integer(), grams: Type.Integer() })),
  late: Type.Integer(),
  bags: Type.Array(BagRow),
  next: orNull(Type.String()),
})
export const ManifestsParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    site: Type.Optional(Uuid),
    state: Type.Optional(ManifestState),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export const ManifestRow = Type.Object({
  manifest: Uuid,
  number: Type.String(),
  site: Uuid,
  siteNumber: Type.Integer(),
  siteName: Type.String(),
  collector: Type.String(),
  vehicle: Type.String(),
  disposal: Type.String(),
  bags: Type.Integer(),
  grams: Type.Integer(),
  state: ManifestState,
  drawnAt: Moment,
  handedAt: orNull(Moment),
  handedBy: orNull(Type.String()),
  takenBy: orNull(Type.String()),
  receivedAt: orNull(Moment),
  receivedBy: orNull(Type.String()),
  receivedGrams: orNull(Type.Integer()),
  missing: Type.Integer({ description: 'Bags that did not arrive' }),
  difference: orNull(Type.Integer({ description: 'Grams received less grams handed over' })),
  settledBecause: orNull(Type.String()),
  keptUntil: Type.String({ description: 'The day until which it is kept at least' }),
})
export const Manifests = Type.Object({
  now: Moment,
  manifests: Type.Array(ManifestRow),
  next: orNull(Type.String()),
})
export const ManifestParams = Type.Object({ manifest: Uuid }, strict)
export const ManifestView = Type.Object({
  now: Moment,
  row: ManifestRow,
  address: Type.String(),
  bags: Type.Array(BagRow),
})
export const WasteLawsParams = Type.Object(
  { area: Type.Optional(AreaCode), site: Type.Optional(Uuid) },
  strict,
)
export const WasteLaws = Type.Object({
  conserved: Type.Boolean(),
  laws: Type.Array(
    Type.Object({
      law: Type.String(),
      siteNumber: Type.Integer({ description: 'The number of the isolation site' }),
      expected: Type.Integer(),
      found: Type.Integer(),
    }),
    { description: 'Those that do not hold first; of those that hold one line each' },
  ),
})
