import Type from 'typebox'
import {
  Fault,
  Law,
  nullable,
  OfficerId,
  OrderEvidence,
  OrderId,
  OrderState,
  Reason,
  Refused,
  Signer,
  StoryStep,
  strict,
  Words,
} from './orders.ts'
import { AreaCode, Moment, PersonId, Text, Uuid } from './scalars.ts'

export const DraftBatch = Type.Object(
  {
    people: Type.Optional(Type.Array(PersonId, { minItems: 1, maxItems: 20_000 })),
    everybody: Type.Optional(
      Type.Object(
        { area: AreaCode },
        {
          ...strict,
          description:
            'Everybody there with an open fact of the basis and without an order of the kind',
        },
      ),
    ),
    kind: Text(40),
    basis: Text(60),
    place: Type.Optional(nullable(Text(80))),
    from: Type.Optional(Moment),
    until: Type.Optional(nullable(Moment)),
    reason: Reason,
    approver: OfficerId,
    cityApprover: Type.Optional(nullable(OfficerId)),
    law: Type.Optional(Law),
    leaveOut: Type.Optional(
      Type.Boolean({ description: 'Leave out whoever is refused; otherwise nothing is drafted' }),
    ),
  },
  strict,
)

export const BatchDrafted = Type.Object({
  signing: Uuid,
  batch: OrderId,
  digest: Type.String(),
  people: Type.Integer(),
  where: Type.Array(Type.Object({ area: AreaCode, count: Type.Integer() })),
  stages: Type.Array(Type.Object({ upTo: Type.Integer() })),
  sample: Type.Integer(),
  refused: Type.Array(Refused),
})

export const BatchGroundParams = Type.Object({ area: AreaCode }, strict)

/** What could be ordered for many people of an area: how many have the fact and no order of the kind on it. */
export const BatchGround = Type.Object({
  now: Moment,
  adopted: Type.Boolean(),
  policy: Type.String(),
  withoutCity: Type.Integer({
    description: 'More people than this need the signature of the city',
  }),
  choices: Type.Array(
    Type.Object({
      basis: Type.String(),
      basisName: Words,
      kind: Type.String(),
      kindName: Words,
      people: Type.Integer(),
      reason: Words,
    }),
  ),
})

export const BatchesParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)

const BatchLine = Type.Object({
  batch: OrderId,
  kind: Type.String(),
  basis: Type.String(),
  kindName: Words,
  basisName: Words,
  district: AreaCode,
  issuedAt: Moment,
  issuer: Signer,
  approver: Signer,
  cityApprover: nullable(Signer),
  people: Type.Integer(),
  suspendedAt: nullable(Moment),
  stages: Type.Array(
    Type.Object({ upTo: Type.Integer(), people: Type.Integer(), openedAt: nullable(Moment) }),
  ),
})

export const Batches = Type.Object({ now: Moment, batches: Type.Array(BatchLine) })

export const BatchParams = Type.Object({ batch: OrderId }, strict)

export const BatchStory = Type.Object({
  now: Moment,
  batch: BatchLine,
  reason: Words,
  where: Type.Array(
    Type.Object({ area: AreaCode, name: nullable(Type.String()), count: Type.Integer() }),
  ),
  states: Type.Array(Type.Object({ state: OrderState, people: Type.Integer() })),
  serving: Type.Object({ served: Type.Integer(), owed: Type.Integer(), escalated: Type.Integer() }),
  missing: Type.Integer({
    description: 'On the signed list and left out at the last signature: their ground had gone',
  }),
  appeals: Type.Integer(),
  next: Type.Object({
    stage: nullable(Type.Integer()),
    people: Type.Integer(),
    may: Type.Boolean(),
    why: nullable(Words),
  }),
  story: Type.Array(StoryStep),
})

export const SampleParams = Type.Object(
  { signing: Uuid, index: Type.String({ pattern: '^[0-9]{1,5}$' }) },
  strict,
)

/** One order of a batch before it is signed, as the officer must look at it. */
export const Sample = Type.Object({
  index: Type.Integer(),
  order: OrderId,
  person: PersonId,
  nameMasked: Type.String(),
  address: Type.String(),
  from: Moment,
  until: Moment,
  evidence: Type.Array(OrderEvidence),
  faults: Type.Array(Fault, { description: 'What would be against it now' }),
})
