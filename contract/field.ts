import Type from 'typebox'
import { DocumentKind } from './city.ts'
import { SiteKind } from './rounds.ts'
import { EventAnswer } from './sampling.ts'
import { Moment, PersonId, RoundId, SmallId, strict, Text, TubeCode, Uuid } from './scalars.ts'

const Count = Type.Integer({ minimum: 0, maximum: 100_000 })

/** A phone becomes a device of a site; a phone that is wiped joins again and is another device. */
export const JoinDevice = Type.Object({ round: RoundId, site: SmallId }, strict)
export const DeviceJoined = Type.Object({ device: SmallId, round: RoundId, site: SmallId })

export const BookParams = Type.Object({ device: SmallId }, strict)
/** Everything about its work that a device must know without network; people are in the roster. */
export const FieldBook = Type.Object({
  round: RoundId,
  noticeId: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  opensAt: Moment,
  closesAt: Moment,
  closedAt: Type.Union([Moment, Type.Null()]),
  device: SmallId,
  site: SmallId,
  siteKind: SiteKind,
  siteName: Type.String(),
  area: Type.String(),
  areaName: Type.String(),
  laboratory: SmallId,
  laboratoryName: Type.String(),
  lots: Type.Array(
    Type.Object({
      first: TubeCode,
      last: TubeCode,
      poolSize: Type.Integer(),
      perHousehold: Type.Boolean(),
      sitting: Type.Integer(),
    }),
  ),
  limits: Type.Array(Type.Object({ step: Type.String(), minutes: Type.Integer() })),
  codeKeys: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() }), {
    description: 'Ed25519 public keys (base64url) that sign the codes of residents',
  }),
  sealKey: Type.String({
    description:
      'AES-256 key of this device (base64url); work that cannot be sent is sealed with it',
  }),
  serverNow: Moment,
})

/** Taking a roster is a write: it leaves a trace that everybody on it can see, before the first name is sent. */
export const TakeRoster = Type.Object({ device: SmallId }, strict)
export const RosterTaken = Type.Object({
  take: Type.String(),
  people: Type.Integer(),
  chunks: Type.Integer(),
})
export const RosterChunkParams = Type.Object(
  { take: Type.String({ format: 'uuid' }), chunk: Type.String({ pattern: '^[0-9]{1,4}$' }) },
  strict,
)
/** Up to 500 people who are due near the site, by person id. */
export const RosterChunk = Type.Object({
  people: Type.Array(
    Type.Object({
      person: PersonId,
      name: Type.String(),
      age: Type.Integer(),
      tails: Type.Array(Type.String(), {
        description: 'Last six characters of each document, canonical',
      }),
      household: SmallId,
      building: SmallId,
      unit: Type.Integer(),
      door: Type.String(),
      mode: Type.String({ description: 'door, slot or site' }),
      sampledAt: Type.Union([Moment, Type.Null()]),
    }),
  ),
  buildings: Type.Array(
    Type.Object({
      building: SmallId,
      name: Type.String(),
      compound: Type.String(),
      floors: Type.Integer(),
    }),
  ),
})

/**
 * Somebody whom the city does not know, made by a device offline: the id is city, 9, the device's number in six digits and
 * its own counter in four. Without an address the household is opened at the site.
 */
export const RegisterWalkIn = Type.Object(
  {
    device: SmallId,
    person: PersonId,
    name: Text(60),
    sex: Type.Union([Type.Literal('female'), Type.Literal('male')]),
    bornOn: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    phone: Type.Union([Text(20), Type.Null()]),
    documents: Type.Array(
      Type.Object(
        { kind: DocumentKind, country: Type.String({ pattern: '^[A-Z]{3}$' }), number: Text(40) },
        strict,
      ),
      { maxItems: 4 },
    ),
    address: Text(120),
    at: Moment,
  },
  strict,
)
/** `person` is who it really is: somebody with this document may have been known already. */
export const WalkInRegistered = Type.Object({ person: PersonId, wasKnown: Type.Boolean() })

/** A second document of a person who is known, after both were seen. */
export const AddDocument = Type.Object(
  {
    person: PersonId,
    kind: DocumentKind,
    country: Type.String({ pattern: '^[A-Z]{3}$' }),
    number: Text(40),
  },
  strict,
)
export const DocumentAdded = Type.Object({ person: PersonId, repeated: Type.Boolean() })

export const ReportQueue = Type.Object(
  {
    round: RoundId,
    site: SmallId,
    people: Type.Integer({ minimum: 0, maximum: 5_000 }),
    at: Moment,
  },
  strict,
)
export const QueueReported = Type.Object({ site: SmallId, people: Type.Integer() })

/** The end of a shift: what was done on the device, what is still on it, and to whom it was given. */
export const HandOverShift = Type.Object(
  {
    device: SmallId,
    to: Text(64),
    samples: Count,
    tubes: Count,
    boxes: Count,
    unsent: Count,
    openTube: Type.Union([TubeCode, Type.Null()]),
    at: Moment,
  },
  strict,
)
export const ShiftHandedOver = Type.Object({ device: SmallId, to: Type.String() })

/** Work of a device that never reached the network, as it came out of the device by file or by QR. */
export const ImportSealed = Type.Object(
  {
    device: SmallId,
    sealed: Type.String({
      minLength: 40,
      maxLength: 8_000_000,
      pattern: '^[A-Za-z0-9_-]+$',
      description: 'nonce (12), AES-256-GCM of the deflated acts, tag (16); base64url',
    }),
  },
  strict,
)
const ActOf = {
  id: Uuid,
  seq: Type.Integer({ minimum: 0 }),
  account: Type.String({ maxLength: 64 }),
}
/** What is inside a sealed file. Events are checked one by one, so that one that is broken does not hold up the others. */
export const SealedWork = Type.Object(
  {
    v: Type.Literal(1),
    device: SmallId,
    round: RoundId,
    sentAt: Moment,
    acts: Type.Array(
      Type.Union([
        Type.Object(
          { ...ActOf, kind: Type.Literal('events'), events: Type.Array(Type.Unknown()) },
          strict,
        ),
        Type.Object(
          { ...ActOf, kind: Type.Literal('command'), path: Text(200), body: Type.Unknown() },
          strict,
        ),
      ]),
      { maxItems: 20_000 },
    ),
  },
  strict,
)
/** Each act of the file is in exactly one of the four. */
export const SealedImported = Type.Object({
  applied: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
  toSign: Type.Array(
    Type.Object({
      id: Uuid,
      path: Type.String(),
      account: Type.String(),
      name: Type.Union([Type.String(), Type.Null()], {
        description: 'Of the account, null where it is not open here',
      }),
    }),
    { description: 'Signatures of a person, which only that person can send' },
  ),
  answers: Type.Array(EventAnswer),
})

export const DeviceListParams = Type.Object({ round: RoundId }, strict)
/** The sync desk: which device was heard when, how wrong its clock is, and what it still held when its shift ended. */
export const Devices = Type.Object({
  devices: Type.Array(
    Type.Object({
      device: SmallId,
      site: SmallId,
      siteName: Type.String(),
      area: Type.String(),
      lastSeenAt: Type.Union([Moment, Type.Null()]),
      clockAheadMs: Type.Integer({
        description: "The device's clock less the server's at its last upload",
      }),
      lastSeq: Type.Integer(),
      unsent: Type.Union([Type.Integer(), Type.Null()], { description: 'As it last told' }),
      handOver: Type.Union([
        Type.Null(),
        Type.Object({
          at: Moment,
          from: Type.String(),
          fromName: Type.Union([Type.String(), Type.Null()]),
          to: Type.String(),
          samples: Type.Integer(),
          tubes: Type.Integer(),
          boxes: Type.Integer(),
          unsent: Type.Integer(),
          openTube: Type.Union([TubeCode, Type.Null()]),
        }),
      ]),
    }),
  ),
})

export const SamePersonParams = Type.Object({}, strict)
/** Walk-ins whose document was another person's already: one person twice, or a mistake; a registrar decides. */
export const SamePersonClaims = Type.Object({
  claims: Type.Array(
    Type.Object({
      walkIn: PersonId,
      known: PersonId,
      walkInName: Type.String({ description: 'Masked' }),
      knownName: Type.String({ description: 'Masked' }),
      sameBirthday: Type.Boolean(),
      site: SmallId,
      siteName: Type.String(),
      area: Type.String(),
      at: Moment,
      settledAt: Type.Union([Moment, Type.Null()]),
      verdict: Type.Union([Type.Literal('same'), Type.Literal('different'), Type.Null()]),
    }),
  ),
})
export const SettleSamePerson = Type.Object(
  {
    walkIn: PersonId,
    known: PersonId,
    verdict: Type.Union([Type.Literal('same'), Type.Literal('different')]),
    reason: Text(200),
  },
  strict,
)
export const SamePersonSettled = Type.Object({
  walkIn: PersonId,
  known: PersonId,
  verdict: Type.String(),
})
