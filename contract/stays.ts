import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import Type from 'typebox'
import { Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

const CityDay = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'Day of the city' })

/** Who is isolated belongs to one of these; whose isolation is over stays nowhere. */
export const stayCohorts = cohorts.filter((one) => one !== 'cleared')
export const StayCohort = Type.Enum(stayCohorts)
/** Without an order in force somebody stays of their own will, or waits until it is known whether there is one. */
export const basesWithoutOrder = ['voluntary', 'waiting'] as const
/** How a stay ended. */
export const leftHows = [
  'released',
  'moved',
  'to-hospital',
  'order-ended',
  'walked-out',
  'died',
  'mistake',
] as const
export const LeftHow = Type.Enum(leftHows)

export const Needs = Type.Object({
  care: Type.Array(Type.Enum(careNeeds)),
  diets: Type.Array(Type.Enum(diets)),
  language: orNull(Text(35)),
  luggage: Type.Integer({ minimum: 0, maximum: 50 }),
  pets: Type.Integer({ minimum: 0, maximum: 20 }),
  words: Type.String({ maxLength: 500 }),
})

/** Who stands at the door: somebody of the register, or somebody with a document, who is found by it or registered with it. */
export const Arriving = Type.Union([
  Type.Object({ person: PersonId }, strict),
  Type.Object(
    {
      document: Type.Object({ kind: Text(40), country: Text(3), number: Text(40) }, strict),
      name: Text(60),
      sex: Type.Union([Type.Literal('female'), Type.Literal('male')]),
      bornOn: CityDay,
      phone: orNull(Type.String({ pattern: '^\\+?[0-9]{5,15}$' })),
    },
    strict,
  ),
])
/**
 * Lets somebody in. The sender makes the id of the stay, so that work without network can go on with it. `room` null is the waiting room:
 * nobody is left outside because no room is free. Where `transfer` is left out, the open transfer of the person is ended with it; cohort
 * and basis come from the order or the transfer where they are left out.
 */
export const CheckIn = Type.Object(
  {
    site: Uuid,
    stay: Uuid,
    who: Arriving,
    room: orNull(Uuid),
    transfer: Type.Optional(orNull(Uuid)),
    cohort: Type.Optional(StayCohort),
    basis: Type.Optional(Text(60)),
    place: Type.Optional(Text(60)),
    at: Type.Optional(Moment),
  },
  strict,
)
export const CheckedIn = Type.Object({
  stay: Uuid,
  person: PersonId,
  room: orNull(Type.String({ description: 'Code of the room; null in the waiting room' })),
  order: orNull(Type.String()),
  basis: Type.String(),
  cohort: StayCohort,
  withoutOrder: Type.Boolean({ description: 'Nobody holds this person here: they may go' }),
  arrivedAt: Moment,
})

/** Several arrivals by the rooms that the allocation gave them, each for itself: who cannot be let in comes back with a code. */
export const CheckInMany = Type.Object(
  {
    site: Uuid,
    arrivals: Type.Array(Type.Object({ stay: Uuid, transfer: Uuid, room: orNull(Uuid) }, strict), {
      minItems: 1,
      maxItems: 100,
    }),
    at: Type.Optional(Moment),
  },
  strict,
)
export const CheckedInMany = Type.Object({
  arrived: Type.Array(CheckedIn),
  refused: Type.Array(
    Type.Object({
      transfer: Uuid,
      code: Type.String(),
      instead: Type.Array(Type.Object({ room: Uuid, code: Type.String() })),
    }),
  ),
})

export const MoveStay = Type.Object(
  {
    stay: Uuid,
    room: orNull(Uuid),
    why: Text(200),
    version: Type.Integer(),
    at: Type.Optional(Moment),
  },
  strict,
)
/** To another isolation site: asks for a transfer; the stay ends when the other site lets the person in. */
export const MoveToSite = Type.Object(
  { stay: Uuid, site: Type.Optional(Uuid), why: Text(200) },
  strict,
)
export const TransferAsked = Type.Object({ stay: Uuid, transfer: Uuid })
export const CheckOut = Type.Object(
  {
    stay: Uuid,
    how: Type.Enum(leftHows.filter((one) => one !== 'mistake' && one !== 'moved')),
    at: Type.Optional(Moment),
  },
  strict,
)
export const WithdrawStay = Type.Object({ stay: Uuid, why: Text(200) }, strict)
export const StayChanged = Type.Object({ stay: Uuid, version: Type.Integer() })
export const ChangeNeeds = Type.Object(
  { stay: Uuid, needs: Needs, version: Type.Integer() },
  strict,
)

export const roomStates = ['free', 'taken', 'full', 'expected', 'cleaning', 'out'] as const
export type RoomState = (typeof roomStates)[number]

/** One guest on the board: the name masked, and what today asks. */
export const Guest = Type.Object({
  stay: Uuid,
  person: PersonId,
  nameMasked: Type.String(),
  age: Type.Integer(),
  cohort: StayCohort,
  basis: Type.String(),
  withoutOrder: Type.Boolean(),
  room: orNull(Uuid),
  arrivedAt: Moment,
  releaseDue: orNull(Moment),
  test: Type.Enum(['none', 'due', 'taken', 'negative', 'reactive', 'invalid', 'missed'] as const),
  alarm: Type.Boolean(),
  healthOwed: Type.Boolean({ description: 'A temperature that was due is missing' }),
  diets: Type.Array(Type.Enum(diets)),
  care: Type.Array(Type.Enum(careNeeds)),
  requests: Type.Integer({ description: 'Open requests and complaints' }),
  atHospital: Type.Boolean(),
  version: Type.Integer(),
})
export const RoomOfBoard = Type.Object({
  room: Uuid,
  code: Type.String(),
  floor: Type.Integer(),
  kind: Type.String(),
  beds: Type.Integer(),
  state: Type.Enum(roomStates),
  outBecause: orNull(Type.String()),
  expected: Type.Integer({ description: 'People who are assigned and not here yet' }),
  guests: Type.Array(Guest),
})
export const BoardParams = Type.Object({ site: Uuid }, strict)
export const RoomBoard = Type.Object({
  now: Moment,
  site: Uuid,
  number: Type.Integer(),
  name: Type.String(),
  state: Type.String(),
  place: Type.String(),
  beds: Type.Integer(),
  taken: Type.Integer(),
  freeRooms: Type.Integer(),
  expectedToday: Type.Integer(),
  leavingTomorrow: Type.Integer(),
  rooms: Type.Array(RoomOfBoard, { description: 'By floor and code' }),
  waiting: Type.Array(Guest, { description: 'Here, and without a room' }),
})

export const IncomingParams = Type.Object({ site: Uuid }, strict)
/** Who is on the way or assigned here, by the time they are expected. */
export const Incoming = Type.Object({
  now: Moment,
  arrivals: Type.Array(
    Type.Object({
      transfer: Uuid,
      person: PersonId,
      nameMasked: Type.String(),
      age: Type.Integer(),
      cohort: Type.Enum(cohorts),
      basis: Type.String(),
      party: orNull(Uuid),
      room: orNull(Uuid),
      roomCode: orNull(Type.String()),
      locked: Type.Boolean(),
      needs: orNull(Needs),
      dueAt: Moment,
      eta: orNull(Moment),
      aboard: Type.Boolean(),
    }),
  ),
})

export const SitesParams = Type.Object(
  {
    search: Type.Optional(Text(40)),
    after: Type.Optional(Text(60)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
/** The sites that the asker may work at, with how full they are; shows nobody. */
export const Occupancy = Type.Object({
  now: Moment,
  sites: Type.Array(
    Type.Object({
      site: Uuid,
      number: Type.Integer(),
      name: Type.String(),
      state: Type.String(),
      rooms: Type.Integer(),
      beds: Type.Integer(),
      taken: Type.Integer({ description: 'People here' }),
      freeRooms: Type.Integer(),
      waiting: Type.Integer(),
      expected: Type.Integer(),
      testsDue: Type.Integer(),
      alarms: Type.Integer(),
    }),
  ),
  next: orNull(Type.String()),
})

export const WorkParams = Type.Object({ site: Uuid }, strict)
/** What today asks of the people who work at a site; each list names the guests by their stay. */
export const SiteWork = Type.Object({
  now: Moment,
  day: CityDay,
  toTest: Type.Array(Uuid),
  withoutTemperature: Type.Array(Uuid),
  alarms: Type.Array(Uuid),
  diets: Type.Array(Type.Object({ diet: Type.String(), people: Type.Integer() })),
  leavingTomorrow: Type.Array(Uuid),
  waiting: Type.Array(Uuid),
  openRequests: Type.Integer(),
  openIncidents: Type.Integer(),
})

export const StayParams = Type.Object({ stay: Uuid }, strict)
export const StayTest = Type.Object({
  round: orNull(Type.String()),
  from: Moment,
  until: Moment,
  binds: Type.Boolean({
    description: 'False where nobody has confirmed the rule: it is proposed, and may be declined',
  }),
  state: Type.Enum([
    'next',
    'due',
    'taken',
    'negative',
    'reactive',
    'invalid',
    'missed',
    'excused',
  ] as const),
  takenAt: orNull(Moment),
})
export const HealthShown = Type.Object({
  check: Uuid,
  at: Moment,
  temperature: orNull(Type.Number()),
  symptoms: Type.Array(Type.String()),
  words: orNull(Type.String()),
  byPerson: Type.Boolean(),
  alarms: Type.Array(
    Type.Object({
      alarm: Uuid,
      rule: Type.String(),
      source: Type.String(),
      confirmed: Type.Boolean(),
      dueAt: Moment,
      answeredAt: orNull(Moment),
      answer: orNull(Type.String()),
    }),
  ),
})
export const RequestShown = Type.Object({
  request: Uuid,
  kind: Type.String(),
  item: orNull(Type.String()),
  quantity: orNull(Type.Integer()),
  words: orNull(Type.String()),
  askedAt: Moment,
  byPerson: Type.Boolean(),
  dueAt: orNull(Moment),
  answeredAt: orNull(Moment),
  answer: orNull(Type.String()),
  answerWords: orNull(Type.String()),
})
/** When somebody is let go, as it is computed at this moment (contract/release.ts has it with everything it rests on). */
export const ReleaseShown = Type.Object({
  dueAt: orNull(Moment),
  met: Type.Boolean(),
  binds: Type.Boolean({
    description: 'False where no order holds them: they go whenever they like',
  }),
  because: Words,
  conditions: Type.Array(
    Type.Object({
      kind: Type.String(),
      needs: Words,
      state: Type.String(),
      met: Type.Boolean(),
      since: orNull(Moment),
      by: orNull(Moment),
    }),
  ),
})
/** The card of one stay, opened: full name and phone, with a trace. */
export const StayView = Type.Object({
  stay: Uuid,
  person: PersonId,
  name: Type.String(),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  bornOn: CityDay,
  site: Uuid,
  siteNumber: Type.Integer(),
  siteName: Type.String(),
  room: orNull(Uuid),
  roomCode: orNull(Type.String()),
  cohort: StayCohort,
  basis: Type.String(),
  place: Type.String(),
  order: orNull(Type.String()),
  withoutOrder: Type.Boolean(),
  needs: Needs,
  arrivedAt: Moment,
  leftAt: orNull(Moment),
  leftHow: orNull(LeftHow),
  version: Type.Integer(),
  release: orNull(ReleaseShown),
  tests: Type.Array(StayTest),
  checks: Type.Array(HealthShown),
  requests: Type.Array(RequestShown),
  referral: orNull(
    Type.Object({
      referral: Uuid,
      at: Moment,
      bedKept: Type.Boolean(),
      words: orNull(Type.String()),
      transfer: orNull(Uuid),
    }),
  ),
  visits: Type.Array(
    Type.Object({
      visit: Uuid,
      kind: Type.String(),
      at: Moment,
      by: Type.String(),
      words: orNull(Type.String()),
    }),
  ),
  history: Type.Array(
    Type.Object({
      at: Moment,
      what: Type.String(),
      by: Type.String(),
      words: orNull(Type.String()),
    }),
  ),
})
