import Type from 'typebox'
import {
  BoxCode,
  Moment,
  PersonId,
  RoundId,
  SmallId,
  strict,
  Text,
  TubeCode,
  Uuid,
} from './scalars.ts'

// `at` is the device's time corrected by the clock difference it knew then; `seq` counts the device's own events.
const common = { id: Uuid, seq: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }), at: Moment }
const Member = Type.Object({ person: PersonId, at: Moment }, strict)

export const SampleEvent = Type.Object(
  { kind: Type.Literal('sample'), ...common, tube: TubeCode, person: PersonId },
  strict,
)
export const UndoEvent = Type.Object(
  { kind: Type.Literal('undo'), ...common, tube: TubeCode, person: PersonId },
  strict,
)
export const SealEvent = Type.Object(
  {
    kind: Type.Literal('seal'),
    ...common,
    tube: TubeCode,
    openedAt: Moment,
    count: Type.Integer({
      minimum: 1,
      maximum: 20,
      description: 'Swabs counted by hand at sealing',
    }),
    members: Type.Array(Member, { minItems: 1, maxItems: 20 }),
  },
  strict,
)
export const VoidEvent = Type.Object(
  { kind: Type.Literal('void'), ...common, tube: TubeCode, reason: Text(200) },
  strict,
)
export const MoveEvent = Type.Object(
  { kind: Type.Literal('move'), ...common, from: TubeCode, to: TubeCode, reason: Text(200) },
  strict,
)
export const FieldEvent = Type.Union([SampleEvent, UndoEvent, SealEvent, VoidEvent, MoveEvent])

/** What a device sends when it can: its events, in any order, as often as it likes. */
export const Upload = Type.Object(
  {
    round: RoundId,
    device: SmallId,
    sentAt: Moment,
    events: Type.Array(FieldEvent, { minItems: 1, maxItems: 5_000 }),
  },
  strict,
)

export const DuplicatePerson = Type.Object({
  person: PersonId,
  firstTube: TubeCode,
  firstAt: Moment,
  firstSite: Type.String(),
})
/** `applied`: kept, takes effect. `repeated`: known already, nothing changed. `refused`: not kept, with the reason. */
export const EventAnswer = Type.Object({
  id: Uuid,
  outcome: Type.Union([Type.Literal('applied'), Type.Literal('repeated'), Type.Literal('refused')]),
  because: Type.Optional(Type.String()),
  duplicates: Type.Optional(Type.Array(DuplicatePerson)),
  claims: Type.Optional(Type.Array(Type.Object({ person: PersonId, kind: Type.String() }))),
})
export const UploadAnswer = Type.Object({
  serverNow: Moment,
  applied: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
  answers: Type.Array(EventAnswer, {
    description:
      'Only events that were refused, or that brought a duplicate or a claim; all others were applied or repeated',
  }),
})

export const SettleClaim = Type.Object(
  {
    round: RoundId,
    tube: TubeCode,
    person: PersonId,
    kind: Type.Union([
      Type.Literal('late-sample'),
      Type.Literal('late-undo'),
      Type.Literal('second-seal'),
      Type.Literal('overfull'),
      Type.Literal('merged'),
    ]),
    verdict: Type.Union([Type.Literal('member'), Type.Literal('not-member')], {
      description: 'Whether the swab of this person is in the tube',
    }),
    reason: Text(200),
  },
  strict,
)
export const ClaimSettled = Type.Object({ tube: TubeCode, openClaims: Type.Integer() })

/** What a person typed: a misread code is refused in words of its own. */
export const TubeParams = Type.Object({ tube: Text(40) }, strict)
/** One step of one tube: who (display name, or `device:<id>`), where (name of site or laboratory, or courier), when. */
export const TubeStep = Type.Object({
  step: Type.String({
    description:
      'issued, opened, member, undone, sealed, claim, claim-settled, void, moved, boxed, offered, accepted, unknown-origin, received, difference-settled, origin-settled, plated, read, rejected, released, amended, lost, recalled, preliminary, confirmed, not-confirmed, resampled',
  }),
  at: Moment,
  who: Type.Union([Type.String(), Type.Null()]),
  where: Type.Union([Type.String(), Type.Null()]),
  dueAt: Type.Union([Moment, Type.Null()], {
    description: 'The limit that the step had under the notice',
  }),
  late: Type.Boolean(),
  detail: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'By step: count; box, from, to, given {name, count}, taken {name, count}, celsius, agreed; plate, well, cts [{target, dye, ct, cutoff}], call, rule; releasedBy, secondBy, before, reason; person, nameMasked, outcome, tube',
  }),
})
export const TubeStory = Type.Object({
  tube: TubeCode,
  round: RoundId,
  site: SmallId,
  siteName: Type.String(),
  area: Type.String(),
  areaName: Type.String(),
  state: Type.String({ description: 'stock, open, sealed, void, moved, lost' }),
  account: Type.String(),
  poolSize: Type.Integer(),
  sitting: Type.Integer(),
  memberCount: Type.Integer(),
  result: Type.Union([Type.String(), Type.Null()]),
  box: Type.Union([BoxCode, Type.Null()]),
  movedTo: Type.Union([TubeCode, Type.Null()]),
  members: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      at: Moment,
      counts: Type.Boolean({
        description:
          'False for a person who was sampled before: the swab is in the tube, the earlier one counts',
      }),
    }),
  ),
  steps: Type.Array(TubeStep),
  owed: Type.Array(Type.Object({ step: Type.String(), dueAt: Type.Union([Moment, Type.Null()]) }), {
    description: 'Steps still to come, next first, with the limit where its clock runs',
  }),
})
