import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import { conditionKinds, conditionStates } from '@bihuan/core/release/condition.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

const CityDay = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'Day of the city' })

/** One thing that a release waits for. */
export const ReleaseCondition = Type.Object({
  kind: Type.Enum(conditionKinds),
  needs: Words,
  state: Type.Enum(conditionStates, {
    description: 'excused: ours was late, and that holds nobody',
  }),
  met: Type.Boolean(),
  known: Type.Array(Type.String(), { description: 'Ids of the facts that met it' }),
  since: orNull(Moment),
  by: orNull(Moment),
  binds: Type.Boolean({ description: 'Whether somebody confirmed the value it rests on' }),
  who: orNull(Type.String({ description: 'Who has to see to it; null where nobody has' })),
})
/** When somebody is let go from where they are, by which rule, and what is still wanting. */
export const Release = Type.Object({
  dueAt: orNull(Moment),
  ruleAt: orNull(Moment),
  stage: Type.Integer(),
  conditions: Type.Array(ReleaseCondition),
  met: Type.Boolean(),
  next: orNull(Type.Object({ place: Type.String(), placeName: Words, until: orNull(Moment) })),
  rule: Type.String(),
  binds: Type.Boolean({
    description: 'False: nobody is held here, they may go whenever they like',
  }),
  earlier: orNull(Moment),
  because: Words,
})

export const releaseLists = ['late', 'today', 'tomorrow', 'all'] as const
export const ReleasesParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    site: Type.Optional(Uuid),
    list: Type.Optional(Type.Enum(releaseLists)),
    after: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const ReleaseRow = Type.Object({
  stay: Uuid,
  person: PersonId,
  nameMasked: Type.String(),
  site: Uuid,
  siteNumber: Type.Integer(),
  siteName: Type.String(),
  room: orNull(Type.String()),
  cohort: Type.Enum(cohorts),
  basisName: Words,
  arrivedAt: Moment,
  release: Release,
  overdue: Type.Boolean({ description: 'More than an hour beyond' }),
  home: orNull(
    Type.Object({
      transfer: Uuid,
      pickUpAt: orNull(Moment),
      endedWhy: orNull(Type.String()),
    }),
  ),
})
export const Releases = Type.Object({
  now: Moment,
  policy: Type.String(),
  rows: Type.Array(ReleaseRow),
  next: orNull(Type.String()),
})
export const ReleaseSitesParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
/** How many of each site go when; nobody is named. */
export const ReleaseSites = Type.Object({
  now: Moment,
  sites: Type.Array(
    Type.Object({
      site: Uuid,
      siteNumber: Type.Integer(),
      siteName: Type.String(),
      area: Type.String(),
      late: Type.Integer(),
      today: Type.Integer(),
      tomorrow: Type.Integer(),
      withoutBus: Type.Integer({
        description: 'Of today and tomorrow, whom no way home was asked for',
      }),
    }),
  ),
  buses: Type.Array(
    Type.Object({
      trip: Uuid,
      siteName: Type.String(),
      pickUpAt: orNull(Moment),
      people: Type.Integer(),
    }),
  ),
})

export const StayReleaseParams = Type.Object({ stay: Uuid }, strict)
export const StayRelease = Type.Object({
  stay: Uuid,
  person: PersonId,
  now: Moment,
  release: Release,
})

/** Lets people go. Who is due goes; earlier only whom nothing holds any more. */
export const LetGo = Type.Object(
  {
    stays: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
    at: Type.Optional(Moment),
  },
  strict,
)
export const LetGone = Type.Object({
  gone: Type.Array(
    Type.Object({ stay: Uuid, next: orNull(Type.String()), afterCare: Type.Integer() }),
  ),
  left: Type.Array(Uuid, { description: 'Had left before' }),
})

/** Asks for a way home for everybody who goes until the end of a day and has none asked for yet. */
export const PlanHome = Type.Object(
  {
    day: CityDay,
    area: Type.Optional(AreaCode),
    site: Type.Optional(Uuid),
    buses: Type.Optional(Type.Boolean({ description: 'Plans the vehicles in the same act' })),
  },
  strict,
)
export const PlannedHome = Type.Object({
  due: Type.Integer(),
  opened: Type.Integer(),
  trips: Type.Integer(),
  riders: Type.Integer(),
  left: Type.Integer({ description: 'For whom no vehicle was found; they go all the same' }),
})

/** A swab of things and surfaces in the room of a stay. */
export const SampleEnvironment = Type.Object(
  { stay: Uuid, sample: Uuid, at: Type.Optional(Moment) },
  strict,
)
export const EnvironmentSampled = Type.Object({ sample: Uuid, takenAt: Moment })
export const environmentCalls = ['negative', 'positive', 'invalid'] as const
export const EnvironmentResult = Type.Object(
  { sample: Uuid, call: Type.Enum(environmentCalls), at: Type.Optional(Moment) },
  strict,
)
export const EnvironmentKnown = Type.Object({ sample: Uuid, call: Type.Enum(environmentCalls) })

export const paperKinds = ['certificate', 'period'] as const
export const PaperParams = Type.Object({ stay: Uuid, kind: Type.Enum(paperKinds) }, strict)
export const OwnReleaseParams = Type.Object({ person: PersonId }, strict)
export const OwnPaperParams = Type.Object(
  { person: PersonId, stay: Uuid, kind: Type.Enum(paperKinds) },
  strict,
)
/** A paper as it is printed: its lines, and the same bytes signed by the city. */
export const ReleasePaper = Type.Object({
  kind: Type.Enum(paperKinds),
  number: Type.String(),
  title: Words,
  lines: Type.Array(Type.Object({ label: Words, value: Words })),
  say: Words,
  text: Type.String({ description: 'Exactly what is signed' }),
  signature: Type.String({ description: 'Ed25519 over the UTF-8 of the text, base64url' }),
  key: Type.Integer({ description: 'Number of the key of the city' }),
  issuedAt: Moment,
})
export const OwnRelease = Type.Object({
  now: Moment,
  stay: orNull(
    Type.Object({ stay: Uuid, siteName: Type.String(), arrivedAt: Moment, release: Release }),
  ),
  over: Type.Array(
    Type.Object({ stay: Uuid, siteName: Type.String(), arrivedAt: Moment, leftAt: Moment }),
    { description: 'Stays that are over: for these there are papers' },
  ),
  home: orNull(Type.Object({ transfer: Uuid, pickUpAt: orNull(Moment), asked: Type.Boolean() })),
  after: Type.Array(
    Type.Object({
      task: Uuid,
      kind: Type.String(),
      words: Words,
      from: Moment,
      dueAt: Moment,
      done: Type.Boolean(),
    }),
  ),
})

export const afterCareKinds = ['test', 'contact', 'follow-up'] as const
export const afterCareOutcomes = ['done', 'not-reached', 'refused', 'moved-away', 'ill'] as const
export const AfterCareParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    kind: Type.Optional(Type.Enum(afterCareKinds)),
    after: Type.Optional(Type.String({ maxLength: 80 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const AfterCare = Type.Object({
  now: Moment,
  tasks: Type.Array(
    Type.Object({
      task: Uuid,
      stay: Uuid,
      person: PersonId,
      nameMasked: Type.String(),
      kind: Type.Enum(afterCareKinds),
      area: Type.String(),
      areaName: Type.String(),
      words: Words,
      from: Moment,
      dueAt: Moment,
      overdue: Type.Boolean(),
    }),
  ),
  next: orNull(Type.String()),
})
export const FinishAfterCare = Type.Object(
  {
    task: Uuid,
    outcome: Type.Enum(afterCareOutcomes),
    words: Type.Optional(Text(500)),
    at: Type.Optional(Moment),
  },
  strict,
)
export const AfterCareDone = Type.Object({ task: Uuid, outcome: Type.Enum(afterCareOutcomes) })
