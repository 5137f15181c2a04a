import Type from 'typebox'
import { dayLoopKinds } from './loops.ts'
import { AreaCode, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

export const Day = Type.String({ pattern: '^20\\d\\d-[01]\\d-[0-3]\\d$' })
export const District = Type.String({ pattern: '^[1-9][0-9]{5}$' })
export const DayKind = Type.Enum(dayLoopKinds)
/** Why something is not done on its day; a closed list, words come beside it. */
export const carryReasons = [
  'within-limit',
  'cannot-be-reached',
  'left-the-city',
  'refuses',
  'no-transport',
  'no-room',
  'awaits-result',
  'awaits-other-area',
  'hands-short',
  'wrong-details',
] as const
export const CarryReason = Type.Enum(carryReasons)

export const DayListParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
  },
  strict,
)
const head = {
  district: District,
  districtName: Type.String(),
  day: Day,
  cutOffAt: Moment,
  dueAt: Moment,
  takenAt: Type.Union([Moment, Type.Null()], {
    description: 'When what was open was written down; null before the cut-off',
  }),
  closedAt: orNull(Moment),
  items: Type.Integer({ description: 'Open at the cut-off' }),
  late: Type.Boolean({ description: 'Not closed, and past its time' }),
}
export const DayList = Type.Object({ now: Moment, days: Type.Array(Type.Object(head)) })

export const dayItemStates = ['left', 'carried', 'closed'] as const
export const DayParams = Type.Object(
  {
    district: District,
    day: Day,
    state: Type.Optional(Type.Enum(dayItemStates)),
    kind: Type.Optional(DayKind),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000 })),
  },
  strict,
)
const Carry = Type.Object({
  reason: CarryReason,
  words: Type.String(),
  owner: Type.String(),
  ownerName: orNull(Type.String()),
  dueAt: Moment,
})
export const DayItem = Type.Object({
  kind: DayKind,
  subject: Type.String({ description: 'As loops name it' }),
  printed: Type.String(),
  area: Type.String(),
  areaName: Type.String(),
  owner: Type.String(),
  ownerName: orNull(Type.String()),
  openedAt: Moment,
  dueAt: Moment,
  state: Type.Enum(dayItemStates),
  carry: orNull(Carry),
  timesBefore: Type.Integer({ description: 'How often it was carried over before' }),
})
export const DayView = Type.Object({
  now: Moment,
  ...head,
  latestDueAt: Type.String({ description: 'No carried item may be due later than this' }),
  signing: orNull(Uuid),
  digest: orNull(Type.String()),
  kinds: Type.Array(
    Type.Object({
      kind: DayKind,
      open: Type.Integer(),
      late: Type.Integer(),
      closed: Type.Integer(),
      carried: Type.Integer(),
      left: Type.Integer(),
    }),
  ),
  items: Type.Array(DayItem),
})

const items = Type.Array(Type.Object({ kind: DayKind, subject: Text(120) }, strict), {
  minItems: 1,
  maxItems: 2_000,
})
/** Items that are not done go into another day, each with reason, owner and new time. The words are sealed. */
export const CarryOver = Type.Object(
  {
    district: District,
    day: Day,
    items,
    reason: CarryReason,
    words: Type.String({ maxLength: 400 }),
    owner: Text(80),
    dueAt: Moment,
  },
  strict,
)
/** Everything that is still within its own limit stays with its owner and its due time. */
export const CarryWithinLimit = Type.Object({ district: District, day: Day }, strict)
export const CarriedOver = Type.Object({ carried: Type.Integer(), left: Type.Integer() })
export const CloseDay = Type.Object({ district: District, day: Day }, strict)
export const DayToSign = Type.Object({ signing: Uuid })
export const OwnersParams = Type.Object({ district: District }, strict)
export const Owners = Type.Object({
  owners: Type.Array(
    Type.Object({ owner: Type.String(), name: Type.String(), role: Type.String() }),
  ),
})

/** The signed close of a day in a file: the document, its signatures and the appointments of who signed. */
export const DayFileParams = Type.Object({ district: District, day: Day }, strict)
export const DayFile = Type.Object({
  format: Type.Literal('bihuan.day-close.v1'),
  document: Type.Unknown(),
  assertions: Type.Unknown(),
  appointments: Type.Unknown(),
  dismissals: Type.Unknown(),
})
export const VerifyDay = Type.Object({ file: Type.Unknown() }, strict)
export const DayVerdict = Type.Object({
  ok: Type.Boolean(),
  digest: orNull(Type.String()),
  faults: Type.Array(Type.String()),
  district: orNull(Type.String()),
  day: orNull(Type.String()),
  signedAt: orNull(Moment),
  signedBy: Type.Array(Type.Object({ officer: Type.String(), unit: Type.String() })),
  carried: Type.Integer(),
  isTheOneHere: orNull(
    Type.Boolean({
      description: 'Whether it is the close that this server holds; null where it holds none',
    }),
  ),
})
