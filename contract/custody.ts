import Type from 'typebox'
import { BoxCode, Moment, RoundId, SmallId, strict, Text, TubeCode } from './scalars.ts'

const Tubes = Type.Array(TubeCode, { minItems: 1, maxItems: 400 })

export const SealBox = Type.Object(
  { round: RoundId, site: SmallId, box: BoxCode, tubes: Tubes, at: Moment },
  strict,
)
export const BoxSealed = Type.Object({
  box: BoxCode,
  tubes: Type.Integer(),
  dueAtLaboratory: Moment,
})

/** The giver signs by sending this under the own account; `to` is `courier:<account>` or `laboratory:<id>`. */
export const OfferBox = Type.Object(
  {
    box: BoxCode,
    to: Type.String({ pattern: '^(courier|laboratory):[\\w-]{1,60}$' }),
    count: Type.Integer({ minimum: 0, maximum: 400 }),
    at: Moment,
    temperatureC: Type.Optional(Type.Number({ minimum: -80, maximum: 60 })),
  },
  strict,
)
export const BoxOffered = Type.Object({
  box: BoxCode,
  leg: Type.Integer(),
  from: Type.String(),
  to: Type.String(),
})

/** The receiver signs under another account, with the own count; both numbers are kept. */
export const AcceptBox = Type.Object(
  {
    box: BoxCode,
    count: Type.Integer({ minimum: 0, maximum: 400 }),
    at: Moment,
    temperatureC: Type.Optional(Type.Number({ minimum: -80, maximum: 60 })),
  },
  strict,
)
export const BoxAccepted = Type.Object({
  box: BoxCode,
  leg: Type.Integer(),
  account: Type.String(),
  agreed: Type.Boolean(),
  offered: Type.Integer(),
  accepted: Type.Integer(),
})

/** The giver takes an offer back that nobody has signed, so that another may be offered the box. */
export const WithdrawOffer = Type.Object({ box: BoxCode, reason: Text(200) }, strict)
export const OfferWithdrawn = Type.Object({
  box: BoxCode,
  to: Type.String(),
  offered: Type.Integer(),
})

/** Reception at the laboratory: accepts the last leg and compares the scanned tubes with the manifest. */
export const ReceiveBox = Type.Object(
  { box: BoxCode, laboratory: SmallId, tubes: Type.Array(TubeCode, { maxItems: 400 }), at: Moment },
  strict,
)
export const BoxReceived = Type.Object({
  box: BoxCode,
  expected: Type.Integer(),
  scanned: Type.Integer(),
  missing: Type.Array(TubeCode, { description: 'On the manifest, not in the box' }),
  extra: Type.Array(TubeCode, {
    description: 'In the box, on no manifest or on that of another box',
  }),
  unknown: Type.Array(TubeCode, { description: 'In the box, its seal reported by no device' }),
})

export const SettleDifference = Type.Object({ box: BoxCode, reason: Text(200) }, strict)
export const DifferenceSettled = Type.Object({ box: BoxCode })
/** A tube whose origin was found or never will be. */
export const SettleOrphan = Type.Object({ tube: TubeCode, reason: Text(200) }, strict)
export const OrphanSettled = Type.Object({ tube: TubeCode })

/** Either a box that no laboratory has received, or single tubes, are lost: their members are owed a new sample at once. */
export const ReportLoss = Type.Object(
  {
    box: Type.Optional(BoxCode),
    tubes: Type.Optional(Type.Array(TubeCode, { minItems: 1, maxItems: 400 })),
    reason: Text(200),
    at: Moment,
  },
  strict,
)
export const LossReported = Type.Object({ tubes: Type.Integer(), members: Type.Integer() })

/** What a person typed: a misread code is refused in words of its own. */
export const BoxParams = Type.Object({ box: Text(40) }, strict)
const Celsius = Type.Union([Type.Number(), Type.Null()])
/** Accounts are told as they stand (`site:1`, `courier:<account>`, `laboratory:2`), people by their display name. */
export const BoxStory = Type.Object({
  box: BoxCode,
  round: RoundId,
  site: SmallId,
  siteName: Type.String(),
  account: Type.String(),
  sealedAt: Moment,
  sealedBy: Type.String(),
  tubes: Type.Array(TubeCode, { description: 'The manifest as it stands, lost tubes included' }),
  receivedAt: Type.Union([Moment, Type.Null()]),
  receivedCount: Type.Union([Type.Integer(), Type.Null()]),
  lostAt: Type.Union([Moment, Type.Null()]),
  legs: Type.Array(
    Type.Object({
      leg: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      offeredAt: Moment,
      offeredBy: Type.String(),
      offered: Type.Integer(),
      offeredCelsius: Celsius,
      acceptedAt: Type.Union([Moment, Type.Null()]),
      acceptedBy: Type.Union([Type.String(), Type.Null()]),
      accepted: Type.Union([Type.Integer(), Type.Null()]),
      acceptedCelsius: Celsius,
      agreed: Type.Union([Type.Boolean(), Type.Null()]),
      settledAt: Type.Union([Moment, Type.Null()]),
      settledBecause: Type.Union([Type.String(), Type.Null()]),
      late: Type.Boolean(),
    }),
  ),
  orphans: Type.Array(
    Type.Object({ tube: TubeCode, foundAt: Moment, settledAt: Type.Union([Moment, Type.Null()]) }),
  ),
})
/** `account`: boxes that are there, or offered to it. Those on the way first, the oldest first. */
export const BoxList = Type.Object(
  {
    round: RoundId,
    account: Type.Optional(Type.String({ pattern: '^(site|courier|laboratory):[\\w-]{1,60}$' })),
    onTheWay: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const Boxes = Type.Object({
  boxes: Type.Array(
    Type.Object({
      box: BoxCode,
      site: SmallId,
      laboratory: SmallId,
      account: Type.String(),
      tubes: Type.Integer(),
      sealedAt: Moment,
      offeredTo: Type.Union([Type.String(), Type.Null()]),
      receivedAt: Type.Union([Moment, Type.Null()]),
      lostAt: Type.Union([Moment, Type.Null()]),
    }),
  ),
})
