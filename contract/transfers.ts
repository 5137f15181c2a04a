import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import { transferSteps } from '@bihuan/core/transfers/step.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

export const transferKinds = ['to-site', 'to-hospital', 'between-sites', 'home'] as const
export type TransferKind = (typeof transferKinds)[number]
/** Why a transfer ended; `arrived` and `at-home` are said by the site and by the driver at the door, never from a list. */
export const transferEnds = [
  'arrived',
  'at-home',
  'order-ended',
  'in-hospital',
  'left-the-city',
  'cannot-be-reached',
  'refuses',
  'died',
  'wrong-person',
  'no-room',
  'other-area',
] as const
export type TransferEnd = (typeof transferEnds)[number]
/** The reasons that a person names. */
export const namedEnds = transferEnds.filter(
  (one) => one !== 'arrived' && one !== 'at-home' && one !== 'order-ended',
)
/** Why somebody did not get on, said at the door; the transfer stays open. */
export const noShowReasons = [
  'not-there',
  'refuses',
  'in-hospital',
  'not-fit-to-travel',
  'wrong-address',
  'no-fitting-seat',
  'order-ended',
  'died',
] as const
export type NoShowReason = (typeof noShowReasons)[number]
export const tellWays = ['text', 'app', 'phone', 'visit'] as const
export type TellWay = (typeof tellWays)[number]

export const TransferNeeds = Type.Object(
  {
    care: Type.Array(Type.Enum(careNeeds), { maxItems: 10 }),
    diets: Type.Array(Type.Enum(diets), { maxItems: 6 }),
    language: orNull(Type.String({ maxLength: 20, description: 'BCP 47' })),
    luggage: Type.Integer({ minimum: 0, maximum: 20, description: 'Large pieces' }),
    pets: Type.Integer({ minimum: 0, maximum: 9 }),
    words: Type.String({ maxLength: 500 }),
    dialysisAt: Type.Optional(
      orNull(Type.String({ maxLength: 40, description: 'RFC 3339: the next dialysis' })),
    ),
  },
  strict,
)
const End = Type.Object({
  site: Uuid,
  number: Type.Integer(),
  name: Type.String(),
  address: orNull(Type.String()),
})
const Told = Type.Object({
  at: Moment,
  how: Type.Enum(tellWays),
  delivery: Type.Enum(['unknown', 'waiting', 'sent'] as const, {
    description: 'Of a text: whether the gateway took it; unknown where nobody says',
  }),
  confirmedAt: orNull(Moment),
  notReachedAt: orNull(Moment),
})

/** One person to be moved, as a list shows them: the name masked. */
export const TransferRow = Type.Object({
  transfer: Uuid,
  person: PersonId,
  nameMasked: Type.String(),
  kind: Type.Enum(transferKinds),
  cohort: Type.Enum(cohorts),
  basis: Type.String(),
  basisName: Words,
  order: orNull(Type.String()),
  orderIsOver: Type.Boolean({ description: 'The order ended: nobody is fetched any more' }),
  party: orNull(Uuid),
  area: Type.String(),
  areaName: Type.String(),
  from: orNull(End),
  to: orNull(End),
  room: orNull(Type.String({ description: 'Code of the room' })),
  step: Type.Enum(transferSteps),
  askedAt: Moment,
  dueAt: Moment,
  dueIsOfPolicy: Type.Boolean({
    description: 'False where the rules in force name no hours: the same day, as practice',
  }),
  care: Type.Array(Type.Enum(careNeeds)),
  luggage: Type.Integer(),
  pets: Type.Integer(),
  trip: orNull(Uuid),
  tripNumber: orNull(Type.Integer()),
  plate: orNull(Type.String()),
  pickUpAt: orNull(Moment),
  told: orNull(Told),
  noShow: orNull(Type.Object({ at: Moment, why: Type.Enum(noShowReasons) })),
  onAt: orNull(Moment),
  offAt: orNull(Moment),
  version: Type.Integer(),
})

export const transferLists = ['missed', 'late', 'waiting', 'planned', 'riding', 'open'] as const
/**
 * `missed`: told and not picked up in time, or did not get on; `late`: beyond due; `waiting`: no seat yet; `planned`: has a seat;
 * `riding`: on board. The one that has waited longest beyond its due time comes first.
 */
export const TransfersParams = Type.Object(
  {
    list: Type.Optional(Type.Enum(transferLists)),
    area: Type.Optional(AreaCode),
    cohort: Type.Optional(Type.Enum(cohorts)),
    kind: Type.Optional(Type.Enum(transferKinds)),
    trip: Type.Optional(Uuid),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const Transfers = Type.Object({
  now: Moment,
  transfers: Type.Array(TransferRow),
  next: orNull(Type.String({ description: 'For `after`; null at the end' })),
})
export const TransferCountsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
/** How many are open, by district and cohort; nobody is named. */
export const TransferCounts = Type.Object({
  now: Moment,
  rows: Type.Array(
    Type.Object({
      district: Type.String(),
      districtName: Type.String(),
      cohort: Type.Enum(cohorts),
      open: Type.Integer(),
      missed: Type.Integer(),
      late: Type.Integer(),
      noRoom: Type.Integer(),
      waiting: Type.Integer(),
      planned: Type.Integer(),
      notTold: Type.Integer(),
      riding: Type.Integer(),
    }),
  ),
})

export const PlacedParams = Type.Object(
  { from: Moment, until: Moment, area: Type.Optional(AreaCode) },
  strict,
)
const placedFigures = {
  orders: Type.Integer(),
  placed: Type.Integer(),
  within8: Type.Integer(),
  within24: Type.Integer(),
  reasoned: Type.Integer({ description: 'Ended with a named reason and nobody placed' }),
  open: Type.Integer({ description: 'Neither placed nor with a reason' }),
  openOverDay: Type.Integer({ description: 'Of those, signed more than 24 hours ago' }),
}
/** What became of the orders to isolate or admit that were signed in a span: a placed person, or a named reason. */
export const Placed = Type.Object({
  now: Moment,
  total: Type.Object(placedFigures),
  districts: Type.Array(
    Type.Object({ district: Type.String(), districtName: Type.String(), ...placedFigures }),
  ),
  reasons: Type.Array(Type.Object({ why: Type.Enum(transferEnds), orders: Type.Integer() })),
  unplaced: Type.Array(
    Type.Object({
      order: Type.String(),
      district: Type.String(),
      signedAt: Moment,
      why: orNull(Type.Enum(transferEnds)),
    }),
    { description: 'Orders without a placed person, the oldest first, at most 500' },
  ),
})

export const TransferParams = Type.Object({ transfer: Uuid }, strict)
export const TransferEvent = Type.Object({
  kind: Type.String(),
  at: Moment,
  by: Type.String(),
  trip: orNull(Uuid),
  why: orNull(Type.String()),
  words: orNull(Type.String()),
})
/** One transfer, opened: name, phone and address in full. */
export const TransferView = Type.Object({
  row: TransferRow,
  name: Type.String(),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  bornOn: Type.String(),
  needs: TransferNeeds,
  endedAt: orNull(Moment),
  endedWhy: orNull(Type.Enum(transferEnds)),
  endedWords: orNull(Type.String()),
  events: Type.Array(TransferEvent),
})
export const SetNeeds = Type.Object({ transfer: Uuid, needs: TransferNeeds }, strict)
export const EndTransfer = Type.Object(
  {
    transfer: Uuid,
    why: Type.Enum(namedEnds),
    words: Type.Optional(Type.String({ minLength: 4, maxLength: 500 })),
  },
  strict,
)
export const TransferMoved = Type.Object({ transfer: Uuid, at: Moment })
const Errors = Type.Array(Type.Object({ transfer: Uuid, code: Type.String() }))
const Many = Type.Array(Uuid, { minItems: 1, maxItems: 1_000 })
/** The time of the pick-up told: by text to whoever has a phone on record, or by hand as it was done. */
export const TellRiders = Type.Object(
  { transfers: Many, how: Type.Optional(Type.Enum(tellWays)), at: Type.Optional(Moment) },
  strict,
)
export const RidersTold = Type.Object({
  told: Type.Array(Uuid),
  noPhone: Type.Array(Uuid, { description: 'To be told at the door or through the community' }),
  errors: Errors,
})
/** What somebody who called or knocked heard. */
export const NoteReached = Type.Object(
  {
    transfers: Many,
    heard: Type.Enum(['confirmed', 'not-reached'] as const),
    at: Type.Optional(Moment),
  },
  strict,
)
export const RidersMoved = Type.Object({ moved: Type.Array(Uuid), errors: Errors })

/** Assumptions of a plan; the desk shows them, and whoever plans may change them. */
const Assumed = Type.Object({
  speedKmh: Type.Number({ minimum: 5, maximum: 120 }),
  stopMinutes: Type.Integer({ minimum: 0, maximum: 60, description: 'At each door' }),
  personMinutes: Type.Integer({ minimum: 0, maximum: 30, description: 'For each who gets on' }),
  cleanMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  rideMinutesMax: Type.Integer({ minimum: 10, maximum: 600 }),
  notice: Type.Integer({
    minimum: 0,
    maximum: 720,
    description: 'Minutes between the telling and the first pick-up',
  }),
})
export const PlanTrips = Type.Object(
  {
    area: Type.Optional(AreaCode),
    kind: Type.Optional(Type.Enum(transferKinds)),
    cohort: Type.Optional(Type.Enum(cohorts)),
    transfers: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 10_000 })),
    from: Type.Optional(Moment),
    assumed: Type.Optional(Type.Partial(Assumed)),
    mixSources: Type.Optional(
      Type.Boolean({
        description:
          'Contacts of different cases in one vehicle, a free seat between their parties; left out: never',
      }),
    ),
    anew: Type.Optional(
      Type.Boolean({ description: 'Throws away planned trips of which nobody was told' }),
    ),
  },
  strict,
)
export const TripsPlanned = Type.Object({
  trips: Type.Array(Uuid),
  riders: Type.Integer(),
  left: Type.Array(Type.Object({ why: Type.String(), people: Type.Integer() })),
  km: Type.Object({ loaded: Type.Number(), empty: Type.Number() }),
  assumed: Assumed,
})
export const MakeTrip = Type.Object(
  { vehicle: Uuid, departAt: Moment, transfers: Many, mixSources: Type.Optional(Type.Boolean()) },
  strict,
)
export const TripMade = Type.Object({ trip: Uuid, riders: Type.Integer(), errors: Errors })
export const AssignRiders = Type.Object({ trip: Uuid, transfers: Many }, strict)
export const TakeOff = Type.Object({ transfers: Many }, strict)
export const ChangeTrip = Type.Object(
  {
    trip: Uuid,
    departAt: Type.Optional(Moment),
    vehicle: Type.Optional(Uuid),
    stops: Type.Optional(
      Type.Array(Uuid, { maxItems: 120, description: 'Transfers in the order of the stops' }),
    ),
  },
  strict,
)
export const CancelTrip = Type.Object({ trip: Uuid, because: Text(120) }, strict)
export const TripChanged = Type.Object({ trip: Uuid })
export const TellTrips = Type.Object(
  { trips: Type.Array(Uuid, { minItems: 1, maxItems: 300 }) },
  strict,
)

export const tripStates = ['planned', 'under-way', 'arrived', 'cleaned', 'cancelled'] as const
const trip = {
  trip: Uuid,
  number: Type.Integer(),
  vehicle: Uuid,
  plate: Type.String(),
  seats: Type.Integer(),
  wheelchairPlaces: Type.Integer(),
  childSeats: Type.Integer(),
  driver: orNull(Type.String()),
  driverName: orNull(Type.String()),
  escort: orNull(Type.String()),
  kind: Type.Enum(transferKinds),
  cohort: Type.Enum(cohorts),
  mixSources: Type.Boolean(),
  area: Type.String(),
  areaName: Type.String(),
  site: orNull(End),
  state: Type.Enum(tripStates),
  departAt: Moment,
  arriveAt: Moment,
  loadedKm: orNull(Type.Number()),
  emptyKm: orNull(Type.Number()),
  departedAt: orNull(Moment),
  arrivedAt: orNull(Moment),
  cleanedAt: orNull(Moment),
  cancelledAt: orNull(Moment),
  riders: Type.Integer(),
  told: Type.Integer(),
  confirmed: Type.Integer(),
  on: Type.Integer(),
  off: Type.Integer(),
}
export const TripRow = Type.Object(trip)
export const TripsParams = Type.Object(
  {
    day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
    area: Type.Optional(AreaCode),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const Trips = Type.Object({
  now: Moment,
  trips: Type.Array(TripRow),
  next: orNull(Type.String()),
})
export const TripParams = Type.Object({ trip: Uuid }, strict)
/** Who rides, in the order of the stops, with what a driver at the door needs. */
export const Rider = Type.Object({
  transfer: Uuid,
  person: PersonId,
  name: Type.String(),
  phone: orNull(Type.String()),
  address: Type.String(),
  area: Type.String(),
  areaName: Type.String(),
  party: orNull(Uuid),
  stop: Type.Integer(),
  step: Type.Enum(transferSteps),
  orderIsOver: Type.Boolean(),
  needs: TransferNeeds,
  room: orNull(Type.String()),
  dueAt: Moment,
  pickUpAt: orNull(Moment),
  told: orNull(Told),
  noShow: orNull(Type.Object({ at: Moment, why: Type.Enum(noShowReasons) })),
  onAt: orNull(Moment),
  offAt: orNull(Moment),
  endedWhy: orNull(Type.Enum(transferEnds)),
})
export const TripView = Type.Object({
  now: Moment,
  ...trip,
  cancelledBecause: orNull(Type.String()),
  people: Type.Array(Rider),
})

/** What a driver's phone keeps for the way: the trips of this shift that are not over, with everybody on them. */
export const DriveBook = Type.Object({
  now: Moment,
  city: Type.String(),
  codeKeys: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() })),
  trips: Type.Array(TripView),
})
const At = { at: Type.Optional(Moment) }
export const TripAct = Type.Object({ trip: Uuid, ...At }, strict)
export const GotOn = Type.Object(
  {
    trip: Uuid,
    transfer: Uuid,
    how: Type.Enum(['code', 'card', 'name'] as const),
    ...At,
  },
  strict,
)
export const DidNotGetOn = Type.Object(
  {
    trip: Uuid,
    transfer: Uuid,
    why: Type.Enum(noShowReasons),
    words: Type.Optional(Type.String({ maxLength: 300 })),
    ...At,
  },
  strict,
)
export const GotOff = Type.Object({ trip: Uuid, transfer: Uuid, ...At }, strict)

export const OwnTransferParams = Type.Object({ person: PersonId }, strict)
/** My own move: where to, when, by what, who was told what. */
export const OwnTransfer = Type.Object({
  now: Moment,
  transfer: orNull(
    Type.Object({
      transfer: Uuid,
      kind: Type.Enum(transferKinds),
      step: Type.Enum(transferSteps),
      order: orNull(Type.String()),
      to: orNull(End),
      from: orNull(End),
      dueAt: Moment,
      plate: orNull(Type.String()),
      pickUpAt: orNull(Moment),
      toldAt: orNull(Moment),
      confirmedAt: orNull(Moment),
      noShow: orNull(Type.Object({ at: Moment, why: Type.Enum(noShowReasons) })),
      onAt: orNull(Moment),
      needs: TransferNeeds,
      mayTellNeeds: Type.Boolean({ description: 'Until the vehicle is under way' }),
    }),
  ),
})
export const ConfirmOwn = Type.Object({ person: PersonId, transfer: Uuid }, strict)
export const TellOwnNeeds = Type.Object(
  { person: PersonId, transfer: Uuid, needs: TransferNeeds },
  strict,
)
