import { checklistIds, householdKinds } from '@bihuan/core/home-isolation/checklist.ts'
import { doorStates, musts, requestKinds } from '@bihuan/core/home-isolation/visit.ts'
import { symptoms } from '@bihuan/core/patients/course.ts'
import Type from 'typebox'
import {
  AreaCode,
  Moment,
  orNull,
  PersonId,
  strict,
  Text,
  TubeCode,
  Uuid,
  Words,
} from './scalars.ts'

const Phone = Type.String({ pattern: '^\\+?[0-9]{6,15}$' })
const Free = Type.Optional(Text(500))
const Symptom = Type.Enum(symptoms)
const Temperature = Type.Integer({
  minimum: 300,
  maximum: 450,
  description: 'Tenths of a degree Celsius',
})
export const endings = ['released', 'moved', 'to-hospital', 'order-ended', 'mistake'] as const

/** Somebody whom an order keeps at home, found by hand; the job finds them by itself. */
export const OpenHomeStay = Type.Object({ person: PersonId }, strict)
export const HomeStayOpened = Type.Object({ stay: Uuid, wasOpen: Type.Boolean() })

export const CheckHome = Type.Object(
  {
    stay: Uuid,
    at: Moment,
    items: Type.Array(Type.Object({ item: Type.Enum(checklistIds), met: Type.Boolean() }, strict), {
      maxItems: 20,
    }),
    household: Type.Array(
      Type.Object(
        {
          kind: Type.Enum(householdKinds),
          age: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
        },
        strict,
      ),
      { maxItems: 20, description: 'Who lives along' },
    ),
    words: Free,
  },
  strict,
)
export const HomeChecked = Type.Object({
  stay: Uuid,
  fits: Type.Boolean(),
  lacks: Type.Array(Type.String()),
})

/** What a grid worker saw at a door; one tap, or with what was measured. Late ones count with their own moment. */
export const NoteVisit = Type.Object(
  {
    stay: Uuid,
    at: Moment,
    state: Type.Enum(doorStates),
    musts: Type.Optional(
      Type.Array(Type.Object({ must: Type.Enum(musts), kept: Type.Boolean() }, strict), {
        maxItems: 3,
      }),
    ),
    temperature: Type.Optional(Temperature),
    symptoms: Type.Optional(Type.Array(Symptom, { maxItems: 12 })),
    tube: Type.Optional(TubeCode),
    words: Free,
  },
  strict,
)
export const VisitNoted = Type.Object({
  stay: Uuid,
  visit: Uuid,
  alarm: Type.Boolean({ description: 'A fever or a symptom that a doctor has to hear of' }),
})

export const TakeWaste = Type.Object(
  {
    stay: Uuid,
    at: Moment,
    bags: Type.Integer({ minimum: 1, maximum: 50 }),
    sprayed: Type.Boolean({ description: 'Sprayed and tied before it was handed over' }),
  },
  strict,
)
export const WasteTaken = Type.Object({ stay: Uuid, bags: Type.Integer() })

export const AskRequest = Type.Object(
  { stay: Uuid, at: Moment, kind: Type.Enum(requestKinds), words: Text(500) },
  strict,
)
export const OwnRequest = Type.Object(
  { person: PersonId, kind: Type.Enum(requestKinds), words: Text(500) },
  strict,
)
export const RequestAsked = Type.Object({ request: Uuid, dueAt: Moment })
export const FinishRequest = Type.Object({ request: Uuid, at: Moment, words: Free }, strict)
export const RequestFinished = Type.Object({ request: Uuid })

/** Going out for care is noted and never waits for anybody. */
export const NoteOuting = Type.Object(
  { stay: Uuid, from: Moment, until: Moment, urgent: Type.Boolean(), words: Text(500) },
  strict,
)
export const OutingNoted = Type.Object({ outing: Uuid, approvedAt: Moment })
export const OutingBack = Type.Object({ outing: Uuid, at: Moment }, strict)
export const CameBack = Type.Object({ outing: Uuid })

export const GiveHomeStay = Type.Object(
  { stay: Uuid, worker: Text(80), phone: Type.Optional(Phone) },
  strict,
)
/** Where those whom one looks after can call. */
export const SetWorkerPhone = Type.Object({ phone: Phone }, strict)
export const WorkerPhoneSet = Type.Object({ homes: Type.Integer() })
export const HomeStayGiven = Type.Object({ stay: Uuid, worker: Type.String() })

/** Ends a stay at home: the release notice is handed over, or it ended another way. */
export const EndHomeStay = Type.Object(
  { stay: Uuid, at: Moment, how: Type.Enum(endings), words: Free },
  strict,
)
export const HomeStayEnded = Type.Object({ stay: Uuid, how: Type.Enum(endings) })

export const homeLists = ['mine', 'open', 'late', 'ending'] as const
export const HomeStaysParams = Type.Object(
  {
    list: Type.Optional(Type.Enum(homeLists)),
    area: Type.Optional(AreaCode),
    after: Type.Optional(Type.String({ maxLength: 120 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
const Release = Type.Object({
  dueAt: orNull(Moment),
  met: Type.Boolean(),
  binds: Type.Boolean(),
  orderOver: Type.Boolean({ description: 'No order keeps the person at home any more' }),
  conditions: Type.Array(Type.Object({ kind: Type.String(), needs: Words, met: Type.Boolean() })),
})
export const HomeStayRow = Type.Object({
  stay: Uuid,
  person: PersonId,
  nameMasked: Type.String(),
  age: Type.Integer(),
  place: Type.String({ description: 'As the policy names it' }),
  placeName: Words,
  basis: Type.String(),
  basisName: Words,
  area: Type.String(),
  areaName: Type.String(),
  building: Type.String(),
  buildingName: Type.String(),
  unit: Type.Integer(),
  door: Type.String(),
  since: Moment,
  worker: orNull(Type.String()),
  checkedAt: orNull(Moment),
  fits: orNull(Type.Boolean()),
  seenAt: orNull(Moment),
  lastState: orNull(Type.Enum(doorStates)),
  checkDueAt: orNull(Moment),
  late: Type.Boolean(),
  testDue: Type.Boolean(),
  requests: Type.Integer({ description: 'That nobody has fulfilled' }),
  out: Type.Boolean({ description: 'Out for care at this moment' }),
  release: Release,
})
export const HomeStays = Type.Object({
  now: Moment,
  stays: Type.Array(HomeStayRow),
  next: orNull(Type.String()),
})

export const HomeStayParams = Type.Object({ stay: Uuid }, strict)
export const HomeStayView = Type.Object({
  now: Moment,
  row: HomeStayRow,
  name: Type.String(),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  order: orNull(Type.String()),
  checklist: Type.Array(
    Type.Object({
      item: Type.String(),
      ...Words.properties,
      must: Type.Boolean(),
      source: Type.String(),
      met: orNull(Type.Boolean()),
    }),
  ),
  household: Type.Array(Type.Object({ kind: Type.String(), age: Type.Optional(Type.Integer()) })),
  musts: Type.Array(
    Type.Object({
      must: Type.String(),
      ...Words.properties,
      source: Type.String(),
      keptToday: orNull(Type.Boolean()),
    }),
  ),
  visits: Type.Array(
    Type.Object({
      visit: Uuid,
      at: Moment,
      by: Type.String(),
      state: Type.Enum(doorStates),
      temperature: orNull(Temperature),
      symptoms: Type.Array(Symptom),
      musts: Type.Array(Type.Object({ must: Type.String(), kept: Type.Boolean() })),
      tube: orNull(Type.String()),
      words: orNull(Type.String()),
    }),
  ),
  waste: Type.Array(Type.Object({ at: Moment, bags: Type.Integer(), sprayed: Type.Boolean() })),
  requests: Type.Array(
    Type.Object({
      request: Uuid,
      at: Moment,
      kind: Type.Enum(requestKinds),
      words: orNull(Type.String()),
      dueAt: Moment,
      doneAt: orNull(Moment),
    }),
  ),
  outings: Type.Array(
    Type.Object({
      outing: Uuid,
      from: Moment,
      until: Moment,
      urgent: Type.Boolean(),
      backAt: orNull(Moment),
      words: orNull(Type.String()),
    }),
  ),
  ended: orNull(Type.Object({ at: Moment, how: Type.Enum(endings) })),
})

export const HomeCountsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const HomeCounts = Type.Object({
  now: Moment,
  streets: Type.Array(
    Type.Object({
      street: Type.String(),
      name: Type.String(),
      open: Type.Integer(),
      late: Type.Integer(),
      unchecked: Type.Integer({ description: 'Homes whose conditions nobody has looked at' }),
      requests: Type.Integer(),
    }),
  ),
})

/** What the person at home sees: whom to call, what is asked of them today, and when it ends. */
export const OwnHomeStayParams = Type.Object({ person: PersonId }, strict)
export const OwnHomeStay = Type.Object({
  now: Moment,
  stay: orNull(
    Type.Object({
      since: Moment,
      placeName: Words,
      worker: orNull(Type.Object({ name: Type.String(), phone: orNull(Type.String()) })),
      musts: Type.Array(Type.Object({ must: Type.String(), ...Words.properties })),
      requests: Type.Array(
        Type.Object({ request: Uuid, kind: Type.String(), at: Moment, doneAt: orNull(Moment) }),
      ),
      release: Release,
    }),
  ),
})

/** Whether somebody may be isolated at home instead of at a site, by the list of the policy in force. */
export const HomeInsteadParams = Type.Object({ person: PersonId }, strict)
export const HomeInstead = Type.Object({
  proposals: Type.Array(
    Type.Object({
      group: Type.String(),
      fits: orNull(Type.Boolean({ description: 'Null where a person has to judge it' })),
      because: Words,
      rule: Type.Object({ pack: Type.String(), path: Type.String() }),
      binds: Type.Boolean(),
    }),
  ),
  companions: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      age: Type.Integer(),
      fits: Type.Boolean(),
    }),
    { description: 'Who of the household may stay along: neither old nor ill' },
  ),
})
