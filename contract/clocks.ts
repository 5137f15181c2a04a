import Type from 'typebox'
import { CaseState } from './cases.ts'
import { caseLoopKinds } from './loops.ts'
import { AreaCode, CaseId, Moment, orNull, strict } from './scalars.ts'

const Minutes = Type.Integer({ description: 'Whole minutes' })

export const clockKinds = [...caseLoopKinds, 'day-not-closed'] as const
export const ClockKind = Type.Enum(clockKinds)

/** Who owes what until when: of every district, or inside one of every owner. */
export const ClockBoardParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
const figures = {
  open: Type.Integer(),
  late: Type.Integer(),
  carried: Type.Integer({ description: 'Those that an earlier day was closed with' }),
  oldestAt: orNull(Moment),
  nextDueAt: orNull(
    Type.String({ description: 'RFC 3339; the first due time that is still to come' }),
  ),
}
export const ClockRow = Type.Object({
  district: Type.String(),
  districtName: Type.String(),
  kind: ClockKind,
  ...figures,
})
export const OwnerRow = Type.Object({
  owner: Type.String(),
  ownerName: orNull(Type.String()),
  kind: ClockKind,
  ...figures,
})
export const ClockBoard = Type.Object({
  now: Moment,
  kinds: Type.Array(Type.Object({ kind: ClockKind, ...figures })),
  districts: Type.Array(ClockRow),
  owners: Type.Array(OwnerRow, {
    description:
      'Where one district is asked for: its teams and communities, the most overdue first',
  }),
})

/** One row for each case with its clocks; shows nobody by name. */
export const CaseClocksParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    late: Type.Optional(Type.Boolean({ description: 'Only those with a clock that is late' })),
    before: Type.Optional(
      Type.String({ maxLength: 140, description: 'The `next` of the page before' }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export const caseClockNames = ['assigned', 'reported', 'key-facts', 'full'] as const
const CaseClock = Type.Object({
  clock: Type.Enum(caseClockNames),
  dueAt: orNull(Moment),
  doneAt: orNull(Moment),
  late: Type.Boolean(),
})
export const contactSteps = ['judged', 'located', 'informed', 'placed'] as const
const ContactStep = Type.Object({
  step: Type.Enum(contactSteps),
  done: Type.Integer(),
  of: Type.Integer(),
  late: Type.Integer(),
})
export const CaseClocksRow = Type.Object({
  case: CaseId,
  number: orNull(Type.String()),
  state: CaseState,
  area: Type.String(),
  areaName: Type.String(),
  openedAt: Moment,
  clocks: Type.Array(CaseClock),
  contacts: Type.Array(ContactStep),
  carried: Type.Integer(),
})
export const CaseClocks = Type.Object({
  now: Moment,
  cases: Type.Array(CaseClocksRow),
  next: orNull(Type.String()),
})

/** The six speeds 封筛追调转隔, in this order. */
export const speedNames = ['seal', 'screen', 'trace', 'investigate', 'transfer', 'isolate'] as const
export const SpeedName = Type.Enum(speedNames)
/** Why a speed cannot be told of a case. */
export const speedGaps = ['no-begin', 'not-yet', 'nothing-to-do', 'end-before-begin'] as const
export const SpeedsParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
  },
  strict,
)
const Distribution = Type.Object({
  speed: SpeedName,
  limitMinutes: orNull(Minutes),
  measured: Type.Integer({ description: 'Of how many it can be told' }),
  medianMinutes: orNull(Minutes),
  p90Minutes: orNull(Minutes),
  withinShare: orNull(
    Type.Number({ description: 'Of those measured, 0 to 1; null without a limit' }),
  ),
  runningLate: Type.Integer({ description: 'Not done yet, and past the limit' }),
  bars: Type.Array(Type.Integer(), {
    description: 'How many in each of `edges`, the last one open',
  }),
  missing: Type.Array(Type.Object({ gap: Type.Enum(speedGaps), count: Type.Integer() })),
})
export const Speeds = Type.Object({
  now: Moment,
  from: Moment,
  until: Moment,
  cases: Type.Integer(),
  edges: Type.Array(Minutes),
  all: Type.Array(Distribution),
  districts: Type.Array(
    Type.Object({
      district: Type.String(),
      districtName: Type.String(),
      cases: Type.Integer(),
      speeds: Type.Array(Distribution),
    }),
  ),
})
export const CaseSpeedsParams = Type.Object({ case: CaseId }, strict)
export const CaseSpeeds = Type.Object({
  case: CaseId,
  number: orNull(Type.String()),
  speeds: Type.Array(
    Type.Object({
      speed: SpeedName,
      limitMinutes: orNull(Minutes),
      count: Type.Integer({
        description: 'Contacts it was measured of; 1 where it is of the case',
      }),
      minutes: orNull(Minutes),
      p90Minutes: orNull(Minutes),
      missing: Type.Array(Type.Object({ gap: Type.Enum(speedGaps), count: Type.Integer() })),
    }),
  ),
})
