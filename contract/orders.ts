import Type from 'typebox'
import { AreaCode, Moment, PersonId, Text, Uuid } from './scalars.ts'

export const strict = { additionalProperties: false }
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const OrderId = Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$' })
export const FactId = Text(120)
export const OfficerId = Text(80)
export const Words = Type.Object({ zh: Text(2_000), en: Text(4_000) }, strict)
export const Reason = Type.Object(
  { zh: Type.String({ maxLength: 2_000 }), en: Type.String({ maxLength: 4_000 }) },
  {
    ...strict,
    description: 'Plain words for the person; an empty one is told as a fault like any other',
  },
)

export const Law = Type.Object(
  { act: Text(60), article: Text(20) },
  { ...strict, description: 'Where the platform does not know the article in force' },
)

export const DraftOrder = Type.Object(
  {
    person: Type.Optional(PersonId),
    areas: Type.Optional(Type.Array(Text(60), { minItems: 1, maxItems: 2_000 })),
    unit: Type.Optional(Text(20)),
    widenedFor: Type.Optional(nullable(Text(80))),
    kind: Text(40),
    basis: Text(60),
    evidence: Type.Array(FactId, { maxItems: 50, description: 'Ids of facts' }),
    place: Type.Optional(nullable(Text(80))),
    from: Type.Optional(Moment),
    until: Type.Optional(nullable(Moment)),
    reason: Reason,
    approver: Type.Union([OfficerId, Type.Null()], {
      description: 'An officer of another unit; null for an emergency order, which lives two hours',
    }),
    renews: Type.Optional(nullable(OrderId)),
    law: Type.Optional(Law),
  },
  strict,
)
export const OrderDrafted = Type.Object({
  signing: Uuid,
  order: OrderId,
  digest: Type.String(),
  from: Moment,
  until: Moment,
})

export const Fault = Type.Object({
  code: Type.String(),
  of: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
export const Refused = Type.Object({ person: PersonId, faults: Type.Array(Fault) })

const ActReason = Text(1_000)
const Area = AreaCode
export const ActDrafted = Type.Object({ signing: Uuid, act: OrderId, digest: Type.String() })
export const LiftOrder = Type.Object({ order: OrderId, reason: ActReason }, strict)
export const SuspendOrder = Type.Object({ order: OrderId, reason: ActReason }, strict)
export const SuspendBatch = Type.Object({ batch: OrderId, reason: ActReason }, strict)
export const OpenStage = Type.Object(
  { batch: OrderId, stage: Type.Integer({ minimum: 1, maximum: 20 }), reason: ActReason },
  strict,
)
export const EndResponse = Type.Object(
  { area: Area, at: Type.Optional(Moment), second: OfficerId, reason: ActReason },
  strict,
)
export const ServeOrder = Type.Object(
  {
    order: OrderId,
    how: Type.Union([
      Type.Literal('message-delivered'),
      Type.Literal('paper-handed-over'),
      Type.Literal('read-aloud'),
    ]),
    proof: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Id of a receipt, scan or recording',
    }),
    at: Type.Optional(Moment),
  },
  strict,
)
export const OrderServed = Type.Object({ order: OrderId, at: Moment })

export const orderStates = [
  'in-force',
  'not-begun',
  'stage-closed',
  'not-logged',
  'expired',
  'lifted',
  'suspended',
  'appeal-lapsed',
  'appeal-lifted',
  'shortened',
  'response-ended',
  'not-verified',
] as const
export const OrderState = Type.Enum(orderStates)
const Serving = Type.Object({
  state: Type.Union([Type.Literal('served'), Type.Literal('owed'), Type.Literal('escalated')]),
  at: Type.Union([Moment, Type.Null()], {
    description: 'When it was served, is due, or went to the officer above',
  }),
  how: nullable(Type.String()),
  proof: nullable(Type.String()),
})
/** An order in a list: nothing of whom it is about. */
export const OrderLine = Type.Object({
  order: OrderId,
  kind: Type.String(),
  basis: Type.String(),
  kindName: Words,
  basisName: Words,
  district: AreaCode,
  area: Type.String({ description: 'Street or areas of it' }),
  areaName: nullable(Type.String()),
  state: OrderState,
  since: nullable(Moment),
  until: Moment,
  issuedAt: Moment,
  emergency: Type.Boolean(),
  pending: Type.Boolean({ description: 'Not yet in the public log' }),
  decideBy: nullable(Moment),
  batch: nullable(OrderId),
  renews: nullable(OrderId),
  serving: Serving,
})
const OrderStateGroup = Type.Union([
  Type.Literal('in-force'),
  Type.Literal('coming'),
  Type.Literal('over'),
])
export const OrdersParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    state: Type.Optional(OrderStateGroup),
    kind: Type.Optional(Text(40)),
    basis: Type.Optional(Text(60)),
    unserved: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const Orders = Type.Object({
  now: Moment,
  counts: Type.Array(
    Type.Object({
      kind: Type.String(),
      kindName: Words,
      listed: Type.Integer(),
      unserved: Type.Integer(),
    }),
    {
      description:
        'Of all orders of this area whose end is to come; whether one is in force is said by its line',
    },
  ),
  more: Type.Boolean({ description: 'There are further ones: narrow the filters' }),
  orders: Type.Array(OrderLine),
})

export const OrderParams = Type.Object({ order: OrderId }, strict)
export const Signer = Type.Object({
  officer: Type.String(),
  unit: Type.String(),
  name: nullable(Type.String()),
})
export const OrderEvidence = Type.Object({
  fact: FactId,
  kind: Type.String(),
  reason: nullable(Type.String()),
  about: nullable(Type.String()),
  at: nullable(Moment),
  knownAt: nullable(Moment),
  holds: Type.Boolean({ description: 'Exists, was not withdrawn and carries this order' }),
})
export const StoryStep = Type.Object({
  at: Moment,
  what: Type.String(),
  by: nullable(Type.String()),
  words: nullable(Type.String()),
})
export const OrderStory = Type.Object({
  now: Moment,
  line: OrderLine,
  person: nullable(
    Type.Object({ person: PersonId, nameMasked: Type.String(), address: Type.String() }),
  ),
  areas: Type.Array(Type.Object({ area: Type.String(), name: Type.String() })),
  reason: Words,
  law: Type.Object({ act: Type.String(), article: Type.String(), policy: Type.String() }),
  place: nullable(Type.String()),
  allows: Type.Array(Type.String()),
  issuer: Signer,
  approver: nullable(Signer),
  evidence: Type.Array(OrderEvidence),
  appeal: Type.Object({
    to: Type.String(),
    answerHours: Type.Integer(),
    decideHours: Type.Integer(),
    lodgeDays: Type.Integer(),
  }),
  chain: Type.Array(OrderId),
  renewedBy: Type.Array(OrderId),
  digest: Type.String(),
  loggedAt: nullable(Moment),
  faults: Type.Array(Fault, { description: 'Why it does not verify; empty for one that counts' }),
  story: Type.Array(StoryStep),
  mayLift: Type.Boolean(),
})
export const OrdersOfPersonParams = Type.Object({ person: PersonId }, strict)
export const OrdersOfPerson = Type.Object({ now: Moment, orders: Type.Array(OrderLine) })

export const GroundParams = Type.Object({ person: PersonId, from: Type.Optional(Moment) }, strict)
/** What a person may be ordered, by the facts there are and the policy of now. */
export const Ground = Type.Object({
  now: Moment,
  adopted: Type.Boolean({ description: 'Without an adopted pack nobody can be ordered anything' }),
  policy: Type.String(),
  nameMasked: Type.String(),
  address: Type.String(),
  district: AreaCode,
  facts: Type.Array(
    Type.Object({
      fact: FactId,
      kind: Type.String(),
      reason: nullable(Type.String()),
      about: nullable(Type.String()),
      at: Moment,
      knownAt: Moment,
    }),
  ),
  choices: Type.Array(
    Type.Object({
      basis: Type.String(),
      basisName: Words,
      kind: Type.String(),
      kindName: Words,
      evidence: Type.Array(FactId),
      until: Type.Union([Moment, Type.Null()], {
        description: 'The latest end that the policy allows',
      }),
      emergencyUntil: nullable(Moment),
      faults: Type.Array(Fault, { description: 'What stands against it now, whatever is written' }),
      reason: Words,
    }),
  ),
  standing: Type.Array(OrderLine),
})
export const ZoneGroundParams = Type.Object({ area: AreaCode }, strict)
/** What a zone could be declared on: the levels of the policy, and the buildings of an area with the cases in them. */
export const ZoneGround = Type.Object({
  now: Moment,
  adopted: Type.Boolean(),
  policy: Type.String(),
  district: AreaCode,
  levels: Type.Array(
    Type.Object({
      basis: Type.String(),
      basisName: Words,
      units: Type.Array(Type.String(), { description: 'The largest that the policy allows' }),
      widenReasons: Type.Array(Type.String()),
      reason: Words,
    }),
  ),
  buildings: Type.Array(
    Type.Object({
      area: Type.String(),
      compound: Type.String(),
      name: Type.String(),
      people: Type.Integer(),
      cases: Type.Array(FactId),
    }),
  ),
  cases: Type.Array(
    Type.Object({ fact: FactId, reason: Type.String(), at: Moment, knownAt: Moment }),
  ),
})

export const UnservedParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    escalated: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const ZonesDueParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const ZonesDue = Type.Object({
  now: Moment,
  zones: Type.Array(
    Type.Object({
      order: OrderId,
      basis: Type.String(),
      basisName: Words,
      district: AreaCode,
      areas: Type.Array(Type.Object({ area: Type.String(), name: Type.String() })),
      until: Moment,
      mayLift: Type.Boolean({
        description: 'Every condition that binds is met: it must be lifted now',
      }),
      liftTo: nullable(Type.String()),
      conditions: Type.Array(
        Type.Object({
          kind: Type.String(),
          needs: Type.Integer(),
          has: nullable(Type.Integer()),
          met: Type.Boolean(),
          binds: Type.Boolean(),
        }),
      ),
    }),
  ),
})
