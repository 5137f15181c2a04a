import { hardKinds, unplacedWhys } from '@bihuan/core/allocation/hard-kinds.ts'
import { softKinds } from '@bihuan/core/allocation/weights.ts'
import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import { careNeeds } from '@bihuan/core/isolation/needs.ts'
import Type from 'typebox'
import { AreaCode, Moment, PersonId, Text, Uuid } from './scalars.ts'

const strict = { additionalProperties: false }
const orNull = <T extends Type.TSchema>(one: T) => Type.Union([one, Type.Null()])
const Words = Type.Object({ zh: Type.String(), en: Type.String() })
const Count = Type.Integer({ minimum: 0 })
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 500 }))
const After = Type.Optional(Type.String({ maxLength: 140 }))

export const SoftKind = Type.Enum(softKinds)
export const HardKind = Type.Enum(hardKinds)
export const UnplacedWhy = Type.Enum(unplacedWhys)
export const WeightTable = Type.Record(SoftKind, Type.Number({ minimum: 0, maximum: 100_000 }))

/** Proposes a room for everybody of an area who has none, as a whole. The answer comes when the proposal stands, or why it does not. */
export const RunAllocation = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const RunStarted = Type.Object({ run: Uuid, area: AreaCode })

/** Takes a proposal as a whole, or some of its rows. */
export const AcceptRun = Type.Object(
  { run: Uuid, transfers: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 5_000 })) },
  strict,
)
const Left = Type.Array(
  Type.Object({ transfer: Uuid, code: Type.String({ description: 'Why this row was left out' }) }),
)
export const RunAccepted = Type.Object({ run: Uuid, accepted: Count, left: Left })
export const UndoRun = AcceptRun
export const RunUndone = Type.Object({ run: Uuid, undone: Count, left: Left })

/** A room chosen by hand: no allocation changes it until it is unlocked. `why` lies sealed. */
export const LockRoom = Type.Object({ transfer: Uuid, room: Uuid, why: Text(400) }, strict)
export const RoomLocked = Type.Object({ transfer: Uuid, room: Uuid, site: Uuid })
export const UnlockRoom = Type.Object(
  {
    transfer: Uuid,
    freeRoom: Type.Optional(Type.Boolean({ description: 'Give the room back too' })),
  },
  strict,
)
export const RoomUnlocked = Type.Object({ transfer: Uuid })

/** What a city wants of its allocations. */
export const AllocationSettings = Type.Object({
  acceptsItself: Type.Boolean({
    description: 'A proposal with nothing broken is accepted by itself',
  }),
  childUnder: Type.Integer({
    description: 'Who is younger is never alone in a room; whole years',
    minimum: 1,
    maximum: 18,
  }),
  infantUnder: Type.Integer({ minimum: 1, maximum: 6 }),
  weights: WeightTable,
})
export const SetAllocation = Type.Object(
  {
    acceptsItself: Type.Boolean(),
    childUnder: Type.Integer({ minimum: 1, maximum: 18 }),
    infantUnder: Type.Integer({ minimum: 1, maximum: 6 }),
    weights: WeightTable,
  },
  strict,
)
export const AllocationSet = Type.Object({ at: Moment })
export const SettingsParams = Type.Object({}, strict)

export const RunNumbers = Type.Object({
  run: Uuid,
  area: AreaCode,
  areaName: Type.String(),
  askedAt: Moment,
  finishedAt: orNull(Moment),
  acceptedAt: orNull(Moment),
  undoneAt: orNull(Moment),
  failedWhy: orNull(
    Type.String({ description: 'Why there is no proposal, and what to do by hand' }),
  ),
  people: Count,
  placed: Count,
  unplaced: Count,
  moved: Type.Integer({ minimum: 0, description: 'Of those who had a room before' }),
  cost: orNull(Type.Number()),
  bound: orNull(Type.Number({ description: 'No allocation can cost less' })),
  gap: orNull(Type.Number({ description: '(cost - bound) / bound' })),
  seconds: orNull(Type.Number()),
  solver: orNull(Type.String()),
  step: orNull(Type.String({ description: 'What a run under way is doing' })),
})
export const RunsParams = Type.Object({ area: Type.Optional(AreaCode), limit: Limit }, strict)
export const Runs = Type.Object({
  now: Moment,
  runs: Type.Array(RunNumbers, { description: 'The last first' }),
})
export const RunParams = Type.Object({ run: Uuid }, strict)
export const RunShown = Type.Object({
  now: Moment,
  ...RunNumbers.properties,
  weights: WeightTable,
  sites: Type.Array(
    Type.Object({
      site: Uuid,
      number: Type.Integer(),
      name: Type.String(),
      lng: orNull(Type.Number()),
      lat: orNull(Type.Number()),
      people: Count,
      rooms: Count,
      moved: Count,
    }),
    { description: 'Where the proposal places people, the most first' },
  ),
  unplacedBy: Type.Array(Type.Object({ why: UnplacedWhy, people: Count })),
})

export const Cohort = Type.Enum(cohorts)
/** One row of a proposal. A work list: names are masked. */
export const RunRow = Type.Object({
  transfer: Uuid,
  person: PersonId,
  nameMasked: Type.String(),
  cohort: Cohort,
  party: orNull(Uuid),
  area: AreaCode,
  dueAt: Moment,
  site: orNull(Uuid),
  siteName: orNull(Type.String()),
  room: orNull(Uuid),
  roomCode: orNull(Type.String()),
  before: orNull(Type.String({ description: 'Site and room that they had' })),
  unplacedWhy: orNull(UnplacedWhy),
  acceptedAt: orNull(Moment),
})
export const RunRowsParams = Type.Object(
  {
    run: Uuid,
    show: Type.Optional(Type.Enum(['all', 'unplaced', 'moved'])),
    site: Type.Optional(Uuid),
    after: After,
    limit: Limit,
  },
  strict,
)
export const RunRows = Type.Object({
  now: Moment,
  rows: Type.Array(RunRow),
  next: orNull(Type.String()),
})
export const RowWhyParams = Type.Object({ run: Uuid, transfer: Uuid }, strict)
/** Why this site and room, and what was traded for it; opening it is a read of the person. */
export const RowWhy = Type.Object({
  ...RunRow.properties,
  words: Type.Array(Words, { description: 'Sentences, the most important first' }),
  costs: Type.Array(Type.Object({ kind: SoftKind, cost: Type.Number(), words: Words })),
  care: Type.Array(Type.Enum(careNeeds)),
})

/** Who needs a room and has none, or has one that may still change. */
export const WaitingParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    show: Type.Optional(Type.Enum(['without', 'assigned', 'locked'])),
    after: After,
    limit: Limit,
  },
  strict,
)
export const Waiting = Type.Object({
  now: Moment,
  counts: Type.Object({ without: Count, assigned: Count, locked: Count, late: Count }),
  people: Type.Array(
    Type.Object({
      transfer: Uuid,
      person: PersonId,
      nameMasked: Type.String(),
      cohort: Cohort,
      party: orNull(Uuid),
      area: AreaCode,
      areaName: Type.String(),
      dueAt: Moment,
      late: Type.Boolean(),
      site: orNull(Uuid),
      siteName: orNull(Type.String()),
      room: orNull(Uuid),
      roomCode: orNull(Type.String()),
      locked: Type.Boolean(),
      told: Type.Boolean(),
    }),
  ),
  next: orNull(Type.String()),
})

/** Free rooms by fit, without the solver: for who is placed by hand, and for the door of a site. Shows nobody. */
export const SuggestParams = Type.Object(
  {
    transfer: Uuid,
    site: Type.Optional(Uuid),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)
export const SuggestedRoom = Type.Object({
  site: Uuid,
  siteNumber: Type.Integer(),
  siteName: Type.String(),
  room: Uuid,
  roomCode: Type.String(),
  floor: Type.Integer(),
  kind: Type.String(),
  beds: Type.Integer(),
  free: Type.Integer({ description: 'Beds' }),
  cost: Type.Number(),
  why: Type.Array(Words),
})
export const Suggested = Type.Object({
  now: Moment,
  rooms: Type.Array(SuggestedRoom),
  without: orNull(UnplacedWhy),
})
