import Type from 'typebox'
import { AreaCode, Moment, PersonId, Text, Uuid } from './scalars.ts'

const strict = { additionalProperties: false }
const orNull = <T extends Type.TSchema>(one: T) => Type.Union([one, Type.Null()])
const Count = Type.Integer({ minimum: 0 })
const After = Type.Optional(Type.String({ maxLength: 140 }))
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })

/** The code of a job at a site, such as doctor; the city's words for them are configured. */
export const StaffRole = Type.String({ pattern: '^[a-z][a-z-]{1,29}$' })
export const SetStaffRole = Type.Object(
  { role: StaffRole, zh: Text(20), en: Text(40), closed: Type.Optional(Type.Boolean()) },
  strict,
)
export const StaffRoleSet = Type.Object({ role: StaffRole })
export const StaffRolesParams = Type.Object({}, strict)
export const StaffRoles = Type.Object({
  roles: Type.Array(Type.Object({ role: StaffRole, zh: Type.String(), en: Type.String() })),
})

/** Puts somebody of the register on the roster of a site. */
export const AddStaff = Type.Object({ site: Uuid, person: PersonId, role: StaffRole }, strict)
export const StaffAdded = Type.Object({ staff: Uuid, site: Uuid })
export const StaffParams = Type.Object({ staff: Uuid }, strict)
export const EndStaff = StaffParams
export const StaffEnded = Type.Object({ staff: Uuid })

/** Moves in for a live-in cycle. */
export const BeginCycle = Type.Object(
  { staff: Uuid, days: Type.Integer({ minimum: 1, maximum: 90 }) },
  strict,
)
export const CycleBegun = Type.Object({ staff: Uuid, cycle: Uuid, dueOut: Day })
/** Leaves the closed loop; an investigator is asked to look at it where the rules in force have a track for it. */
export const EndCycle = StaffParams
export const CycleEnded = Type.Object({
  staff: Uuid,
  cycle: Uuid,
  exit: orNull(Uuid),
  basis: orNull(Type.String({ description: 'The track of the rules in force, proposed' })),
})

export const PlanShifts = Type.Object(
  {
    site: Uuid,
    shifts: Type.Array(Type.Object({ staff: Uuid, from: Moment, until: Moment }, strict), {
      minItems: 1,
      maxItems: 500,
    }),
  },
  strict,
)
export const ShiftsPlanned = Type.Object({ site: Uuid, planned: Count })
export const ShiftsParams = Type.Object(
  {
    site: Uuid,
    from: Type.Optional(Day),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 14 })),
  },
  strict,
)
export const Shifts = Type.Object({
  now: Moment,
  shifts: Type.Array(Type.Object({ staff: Uuid, role: StaffRole, from: Moment, until: Moment })),
})

/** A swab of somebody on the roster was taken. */
export const TakeStaffTest = Type.Object(
  { staff: Uuid, at: Moment, tube: Type.Optional(Text(40)) },
  strict,
)
export const StaffTestTaken = Type.Object({ staff: Uuid, due: orNull(Day) })

/** The roster of a site; names are masked. */
export const RosterParams = Type.Object({ site: Uuid, after: After, limit: Limit }, strict)
export const Roster = Type.Object({
  now: Moment,
  site: Type.Object({ site: Uuid, number: Type.Integer(), name: Type.String() }),
  counts: Type.Array(
    Type.Object({
      role: StaffRole,
      on: Type.Integer({ description: 'On the roster' }),
      inside: Type.Integer({ description: 'In a live-in cycle' }),
      onShift: Count,
    }),
  ),
  testsDue: Type.Object({
    bound: Type.Boolean({ description: 'False: the rule is not confirmed, nobody must' }),
    due: Count,
    taken: Count,
  }),
  staff: Type.Array(
    Type.Object({
      staff: Uuid,
      person: PersonId,
      nameMasked: Type.String(),
      role: StaffRole,
      since: Moment,
      inSince: orNull(Moment),
      dueOut: orNull(Day),
      overstays: Type.Boolean(),
      testDue: orNull(Day),
      lastTestAt: orNull(Moment),
    }),
  ),
  next: orNull(Type.String()),
})

/** Who left a closed loop and what an investigator made of it. */
export const ExitsParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    open: Type.Optional(Type.Boolean()),
    after: After,
    limit: Limit,
  },
  strict,
)
export const Exits = Type.Object({
  now: Moment,
  exits: Type.Array(
    Type.Object({
      exit: Uuid,
      person: PersonId,
      nameMasked: Type.String(),
      site: Uuid,
      siteName: Type.String(),
      leftAt: Moment,
      basis: Type.String(),
      binds: Type.Boolean(),
      settledAt: orNull(Moment),
      fact: orNull(Type.String()),
    }),
  ),
  next: orNull(Type.String()),
})
/** What an investigator decided: a fact that they recorded, or that nothing follows, with the reason (sealed). */
export const SettleExit = Type.Object(
  { exit: Uuid, fact: Type.Optional(Text(120)), why: Type.Optional(Text(400)) },
  strict,
)
export const ExitSettled = Type.Object({ exit: Uuid, fact: orNull(Type.String()) })
