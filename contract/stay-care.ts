import { diets } from '@bihuan/core/isolation/needs.ts'
import Type from 'typebox'
import { Moment, orNull, PersonId, RoundId, strict, Text, Uuid } from './scalars.ts'
import { HealthShown, RequestShown, StayTest } from './stays.ts'

const Words = Text(500)
const CityDay = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'Day of the city' })
const At = Type.Optional(Moment)

/** Symptoms somebody can name with one tap; more is said in words. */
export const symptoms = [
  'fever',
  'cough',
  'sore-throat',
  'breathless',
  'chest-pain',
  'diarrhoea',
  'vomiting',
  'rash',
  'loss-of-smell',
  'tired',
  'low-mood',
] as const
export const Symptom = Type.Enum(symptoms)
const Temperature = orNull(
  Type.Number({ minimum: 30, maximum: 45, description: 'Degrees Celsius' }),
)
const HealthSaid = {
  temperature: Temperature,
  symptoms: Type.Array(Symptom, { maxItems: 11 }),
  words: Type.Optional(Words),
  at: At,
}
/** Staff write down what they measured. */
export const RecordHealth = Type.Object({ stay: Uuid, ...HealthSaid }, strict)
/** The person, or who acts for them, says how they are. */
export const SayHealth = Type.Object({ person: PersonId, ...HealthSaid }, strict)
export const HealthRecorded = Type.Object({
  check: Uuid,
  at: Moment,
  alarms: Type.Integer({ description: 'Alarms that it raised' }),
})

export const alarmAnswers = [
  'looked-after',
  'measured-again',
  'doctor-called',
  'sent-to-hospital',
  'no-alarm',
] as const
export const AnswerAlarm = Type.Object(
  { alarm: Uuid, answer: Type.Enum(alarmAnswers), words: Type.Optional(Words), at: At },
  strict,
)
export const AlarmAnswered = Type.Object({ alarm: Uuid, answeredAt: Moment })

/** What raises an alarm, with where it is from; proposed until somebody else confirms it. */
export const SetAlarmRule = Type.Object(
  {
    rule: Text(40),
    kind: Type.Union([Type.Literal('temperature-at-least'), Type.Literal('symptom')]),
    temperature: orNull(Type.Number({ minimum: 30, maximum: 45 })),
    symptom: orNull(Symptom),
    answerMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
    source: Text(200),
  },
  strict,
)
export const ConfirmAlarmRule = Type.Object({ rule: Text(40) }, strict)
export const EndAlarmRule = Type.Object({ rule: Text(40) }, strict)
export const AlarmRuleChanged = Type.Object({ rule: Type.String(), confirmed: Type.Boolean() })
export const AlarmRuleParams = Type.Object({}, strict)
export const AlarmRules = Type.Object({
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      kind: Type.String(),
      temperature: orNull(Type.Number()),
      symptom: orNull(Type.String()),
      answerMinutes: Type.Integer(),
      source: Type.String(),
      setBy: Type.String(),
      confirmedBy: orNull(Type.String()),
      confirmedAt: orNull(Moment),
    }),
  ),
})

/** What somebody may ask for. Medical help is never refused and pages whoever is on duty. */
export const requestKinds = ['supplies', 'meal', 'medical', 'talk', 'complaint', 'other'] as const
export const RequestKind = Type.Enum(requestKinds)
const Asked = {
  request: Uuid,
  kind: RequestKind,
  item: Type.Optional(Uuid),
  quantity: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  words: Type.Optional(Words),
  at: At,
}
/** Staff write down what somebody asks for. */
export const NoteRequest = Type.Object({ stay: Uuid, ...Asked }, strict)
/** The person, or who acts for them, asks. */
export const AskRequest = Type.Object({ person: PersonId, ...Asked }, strict)
export const RequestAsked = Type.Object({ request: Uuid, dueAt: orNull(Moment) })
export const requestAnswers = ['done', 'partly', 'not-possible', 'passed-on'] as const
export const AnswerRequest = Type.Object(
  { request: Uuid, answer: Type.Enum(requestAnswers), words: Type.Optional(Words), at: At },
  strict,
)
export const RequestAnswered = Type.Object({ request: Uuid, answeredAt: Moment })
export const RequestParams = Type.Object(
  {
    site: Uuid,
    kind: Type.Optional(RequestKind),
    open: Type.Optional(Type.Boolean()),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
/** Requests of a site, the oldest first; names masked. */
export const Requests = Type.Object({
  now: Moment,
  requests: Type.Array(
    Type.Intersect([
      RequestShown,
      Type.Object({
        stay: Uuid,
        person: PersonId,
        nameMasked: Type.String(),
        roomCode: orNull(Type.String()),
      }),
    ]),
  ),
  next: orNull(Type.String()),
})

/** What a site, or the city where site is null, gives out; a kit is several lines of one name. Empty until somebody configures it. */
export const SetSupply = Type.Object(
  {
    item: Uuid,
    site: orNull(Uuid),
    kit: orNull(Text(40)),
    name: Type.Object({ zh: Text(60), en: Text(60) }, strict),
    unit: Type.Object({ zh: Text(20), en: Text(20) }, strict),
    quantity: Type.Integer({ minimum: 1, maximum: 1_000, description: 'Of one hand-out' }),
    source: Text(200),
  },
  strict,
)
export const EndSupply = Type.Object({ item: Uuid }, strict)
export const SupplyChanged = Type.Object({ item: Uuid })
export const SupplyParams = Type.Object({ site: Uuid }, strict)
export const Supplies = Type.Object({
  items: Type.Array(
    Type.Object({
      item: Uuid,
      site: orNull(Uuid),
      kit: orNull(Type.String()),
      name: Type.Object({ zh: Type.String(), en: Type.String() }),
      unit: Type.Object({ zh: Type.String(), en: Type.String() }),
      quantity: Type.Integer(),
    }),
  ),
})
/** Gives things or a whole kit to somebody. */
export const GiveSupplies = Type.Object(
  {
    stay: Uuid,
    items: Type.Array(
      Type.Object({ item: Uuid, quantity: Type.Integer({ minimum: 1, maximum: 1_000 }) }, strict),
      {
        minItems: 1,
        maxItems: 50,
      },
    ),
    at: At,
  },
  strict,
)
export const SuppliesGiven = Type.Object({ stay: Uuid, given: Type.Integer() })

export const meals = ['breakfast', 'lunch', 'dinner'] as const
export const Meal = Type.Enum(meals)
/** Says that a meal was brought: to everybody of the site or a floor, except those named. */
export const DeliverMeals = Type.Object(
  {
    site: Uuid,
    day: CityDay,
    meal: Meal,
    floor: Type.Optional(Type.Integer()),
    except: Type.Array(Uuid, { maxItems: 500 }),
    at: At,
  },
  strict,
)
export const MealsDelivered = Type.Object({ delivered: Type.Integer(), not: Type.Integer() })
export const MealParams = Type.Object({ site: Uuid, day: Type.Optional(CityDay) }, strict)
/** What the kitchen cooks: how many of each diet, and how many were brought; shows nobody. */
export const Meals = Type.Object({
  day: CityDay,
  people: Type.Integer(),
  plain: Type.Integer(),
  diets: Type.Array(Type.Object({ diet: Type.Enum(diets), people: Type.Integer() })),
  meals: Type.Array(
    Type.Object({
      meal: Meal,
      delivered: Type.Integer(),
      not: Type.Integer(),
      open: Type.Integer(),
    }),
  ),
})

/** Sends somebody to hospital: care is always open, whatever the order says. The bed is kept, or freed when they are fetched. */
export const ReferStay = Type.Object(
  { stay: Uuid, urgent: Type.Boolean(), keepBed: Type.Boolean(), words: Words, at: At },
  strict,
)
export const Referred = Type.Object({
  referral: Uuid,
  transfer: orNull(
    Type.String({
      description: 'Null where an open transfer takes them already, or an ambulance did',
    }),
  ),
})
export const ReturnStay = Type.Object(
  { referral: Uuid, words: Type.Optional(Words), at: At },
  strict,
)
export const Returned = Type.Object({ referral: Uuid, at: Moment })

export const visitKinds = ['psychologist', 'doctor', 'nurse', 'social-worker'] as const
export const RecordVisit = Type.Object(
  { stay: Uuid, kind: Type.Enum(visitKinds), words: Words, at: At },
  strict,
)
export const VisitRecorded = Type.Object({ visit: Uuid })

export const incidentKinds = [
  'fall',
  'fire',
  'self-harm',
  'violence',
  'left-room',
  'passages-crossed',
  'exposure-of-staff',
  'food',
  'power-or-water',
  'death',
  'other',
] as const
export const ReportIncident = Type.Object(
  {
    incident: Uuid,
    site: Uuid,
    stay: orNull(Uuid),
    kind: Type.Enum(incidentKinds),
    words: Words,
    measures: Type.String({ maxLength: 500 }),
    at: At,
  },
  strict,
)
export const AddMeasure = Type.Object({ incident: Uuid, measures: Words }, strict)
/** Closed by somebody else than who reported it. */
export const CloseIncident = Type.Object({ incident: Uuid, words: Words, at: At }, strict)
export const IncidentChanged = Type.Object({
  incident: Uuid,
  dueAt: Moment,
  closedAt: orNull(Moment),
})
export const IncidentParams = Type.Object(
  { site: Uuid, open: Type.Optional(Type.Boolean()) },
  strict,
)
export const Incidents = Type.Object({
  incidents: Type.Array(
    Type.Object({
      incident: Uuid,
      kind: Type.String(),
      stay: orNull(Uuid),
      roomCode: orNull(Type.String()),
      words: orNull(Type.String()),
      measures: Type.Array(
        Type.Object({ at: Moment, by: Type.String(), words: orNull(Type.String()) }),
      ),
      at: Moment,
      reportedBy: Type.String(),
      dueAt: Moment,
      closedAt: orNull(Moment),
      closedBy: orNull(Type.String()),
    }),
  ),
})

/** Begins a shift at a site: who leads it, who is on it. The one before ends with it. */
export const BeginShift = Type.Object(
  {
    shift: Uuid,
    site: Uuid,
    members: Type.Array(Type.Object({ account: Text(80), part: Text(40) }, strict), {
      maxItems: 100,
    }),
    at: At,
  },
  strict,
)
/** Hands a shift over with what is open, as counted at that moment, and words. */
export const HandOverShift = Type.Object(
  { shift: Uuid, to: Text(80), words: Type.String({ maxLength: 1_000 }), at: At },
  strict,
)
export const ShiftChanged = Type.Object({ shift: Uuid, open: Type.Integer() })
export const ShiftParams = Type.Object({ site: Uuid }, strict)
export const Shifts = Type.Object({
  shifts: Type.Array(
    Type.Object({
      shift: Uuid,
      beganAt: Moment,
      lead: Type.String(),
      leadName: Type.String(),
      members: Type.Array(
        Type.Object({ account: Type.String(), name: Type.String(), part: Type.String() }),
      ),
      endedAt: orNull(Moment),
      handedTo: orNull(Type.String()),
      words: orNull(Type.String()),
      open: orNull(Type.Record(Type.String(), Type.Integer())),
    }),
  ),
})

/** Opens the round of isolation testing of a day of the city; a second time it adds who came since. */
export const OpenTestRound = Type.Object({ day: Type.Optional(CityDay) }, strict)
export const TestRoundOpened = Type.Object({
  round: RoundId,
  opened: Type.Boolean(),
  sites: Type.Integer(),
  due: Type.Integer(),
  tubes: Type.Integer({ description: 'Issued now' }),
})
/** Puts a test into the round of today that no schedule asks for: somebody with symptoms, or who asks for one. */
export const AddTest = Type.Object({ stay: Uuid, why: Text(200) }, strict)
export const TestAdded = Type.Object({ round: RoundId, stay: Uuid })
/** Says why a test was not taken; who may not be swabbed is not owed one. */
export const ExcuseTest = Type.Object(
  {
    stay: Uuid,
    round: RoundId,
    why: Type.Enum(['refused', 'medical', 'absent', 'not-needed'] as const),
    words: Type.Optional(Words),
  },
  strict,
)
export const TestExcused = Type.Object({ stay: Uuid, round: RoundId })
export const TestsParams = Type.Object({ site: Uuid, day: Type.Optional(CityDay) }, strict)
/** The tests of a day at a site: due, taken, with which result. Names masked. */
export const SiteTests = Type.Object({
  day: CityDay,
  round: orNull(RoundId),
  samplingSite: orNull(
    Type.String({ description: 'The 采样点 of the round at which devices are enrolled' }),
  ),
  counts: Type.Object({
    due: Type.Integer(),
    taken: Type.Integer(),
    resulted: Type.Integer(),
    reactive: Type.Integer(),
    excused: Type.Integer(),
    missing: Type.Integer(),
  }),
  tests: Type.Array(
    Type.Intersect([
      StayTest,
      Type.Object({
        stay: Uuid,
        person: PersonId,
        nameMasked: Type.String(),
        roomCode: orNull(Type.String()),
      }),
    ]),
  ),
})

export const OwnStayParams = Type.Object({ person: PersonId }, strict)
/** One's own stay, or that of somebody for whom one acts; `stay` null where nobody is staying anywhere. */
export const OwnStay = Type.Object({
  now: Moment,
  stay: orNull(
    Type.Object({
      stay: Uuid,
      siteName: Type.String(),
      siteAddress: Type.String(),
      roomCode: orNull(Type.String()),
      arrivedAt: Moment,
      order: orNull(Type.String()),
      withoutOrder: Type.Boolean(),
      checksPerDay: orNull(Type.Integer()),
      checkOwed: Type.Boolean(),
      checkBy: orNull(Moment),
      atHospital: Type.Boolean(),
      checks: Type.Array(HealthShown),
      tests: Type.Array(StayTest),
      requests: Type.Array(RequestShown),
      items: Type.Array(
        Type.Object({
          item: Uuid,
          name: Type.Object({ zh: Type.String(), en: Type.String() }),
          unit: Type.Object({ zh: Type.String(), en: Type.String() }),
        }),
      ),
      diets: Type.Array(Type.Enum(diets)),
      others: Type.Array(Type.Object({ person: PersonId, nameMasked: Type.String() }), {
        description: 'For whom the reader acts and who stay there too',
      }),
    }),
  ),
})
