import Type from 'typebox'
import {
  AreaCode,
  AsOf,
  Moment,
  PersonId,
  RoundId,
  SmallId,
  strict,
  Text,
  TubeCode,
} from './scalars.ts'

/** A notice as data; `@bihuan/core/notice` checks it and says row by row what is wrong. */
export const PlanRound = Type.Object(
  {
    notice: Type.Unknown(),
    prevalence: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'Share of the people who are infected; 0.0001 unless given',
      }),
    ),
    samplers: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 200_000,
        description: 'Samplers there are; as many as the guideline asks for unless given',
      }),
    ),
  },
  strict,
)
const Figure = Type.Object({
  name: Type.String(),
  value: Type.Union([Type.Number(), Type.Null()], {
    description: 'Null where there is no end to it',
  }),
  unit: Type.String(),
  formula: Type.String(),
  source: Type.String(),
})
export const RoundPlan = Type.Object({
  round: RoundId,
  figures: Type.Array(Figure),
  bottleneck: Type.String({ description: 'sampling, transport or laboratory' }),
  bottleneckZh: Type.String(),
  bottleneckEn: Type.String(),
  sampledBy: Moment,
  resultedBy: Type.Union([Moment, Type.Null()], {
    description: 'Null when the laboratories have no capacity',
  }),
})

export const PublishRound = Type.Object({ notice: Type.Unknown() }, strict)
export const RoundPublished = Type.Object({
  round: RoundId,
  due: Type.Integer(),
  door: Type.Integer(),
  slot: Type.Integer(),
  site: Type.Integer(),
  exempt: Type.Integer(),
})

export const SiteKind = Type.Union([
  Type.Literal('door'),
  Type.Literal('slot'),
  Type.Literal('fixed'),
  Type.Literal('mobile'),
])
export const OpenSites = Type.Object(
  {
    round: RoundId,
    sites: Type.Array(
      Type.Object(
        {
          id: SmallId,
          kind: SiteKind,
          areaCode: AreaCode,
          name: Text(60),
          laboratory: SmallId,
          samplers: Type.Integer({ minimum: 1, maximum: 200 }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 2_000 },
    ),
  },
  strict,
)
export const SitesOpened = Type.Object({ opened: Type.Integer(), repeated: Type.Integer() })

export const EnrolDevices = Type.Object(
  {
    devices: Type.Array(Type.Object({ id: SmallId, site: SmallId }, strict), {
      minItems: 1,
      maxItems: 5_000,
    }),
  },
  strict,
)
export const DevicesEnrolled = Type.Object({ enrolled: Type.Integer() })

/** Tube codes printed for sites. Sitting 0 is the round itself; 1 and above are resamples after a recall, always single. */
export const IssueTubes = Type.Object(
  {
    round: RoundId,
    lots: Type.Array(
      Type.Object(
        {
          site: SmallId,
          poolSize: Type.Union([
            Type.Literal(1),
            Type.Literal(5),
            Type.Literal(10),
            Type.Literal(20),
          ]),
          perHousehold: Type.Optional(Type.Boolean()),
          sitting: Type.Integer({ minimum: 0, maximum: 9 }),
          quantity: Type.Integer({ minimum: 1, maximum: 20_000 }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 2_000 },
    ),
  },
  strict,
)
export const TubesIssued = Type.Object({
  lots: Type.Array(
    Type.Object({
      site: SmallId,
      first: TubeCode,
      last: TubeCode,
      quantity: Type.Integer(),
      poolSize: Type.Integer(),
      sitting: Type.Integer(),
    }),
  ),
})
/** Blank box or plate labels: the first and the last code of the print. */
export const PrintLabels = Type.Object(
  {
    kind: Type.Union([Type.Literal('box'), Type.Literal('plate')]),
    quantity: Type.Integer({ minimum: 1, maximum: 20_000 }),
  },
  strict,
)
export const LabelsPrinted = Type.Object({ first: Type.String(), last: Type.String() })

export const MarkRoll = Type.Object(
  {
    round: RoundId,
    building: SmallId,
    marks: Type.Array(
      Type.Object(
        {
          person: PersonId,
          kind: Type.Union([
            Type.Literal('exempt'),
            Type.Literal('refused'),
            Type.Literal('absent'),
            Type.Literal('unreachable'),
          ]),
          fact: Type.String({
            minLength: 2,
            maxLength: 200,
            description: 'The fact that the mark rests on, in plain words',
          }),
          at: Moment,
        },
        strict,
      ),
      { minItems: 1, maxItems: 500 },
    ),
  },
  strict,
)
/** Each person of the marks is in exactly one of the four. */
export const RollMarked = Type.Object({
  marked: Type.Integer(),
  outdated: Type.Array(PersonId, { description: 'A later mark stands' }),
  alreadySampled: Type.Array(PersonId),
  notDue: Type.Array(PersonId, { description: 'Not on the roll of this building' }),
})

export const CloseRound = Type.Object({ round: RoundId }, strict)
export const ExtendRound = Type.Object({ round: RoundId, closesAt: Moment }, strict)
export const RoundExtended = Type.Object({ round: RoundId, closesAt: Moment })
export const RoundClosed = Type.Object({ round: RoundId, closedAt: Moment })

export const RoundView = Type.Object({
  round: RoundId,
  noticeId: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  opensAt: Moment,
  closesAt: Moment,
  publishedAt: Moment,
  closedAt: Type.Union([Moment, Type.Null()]),
})
export const Rounds = Type.Object({ rounds: Type.Array(RoundView) })

/** Which part of the city a coverage row is about; below a community the rows are buildings, then doors. */
export const CoverageParams = Type.Object(
  { round: RoundId, area: Type.Optional(AreaCode), building: Type.Optional(SmallId) },
  strict,
)
export const RollCounts = Type.Object({
  due: Type.Integer(),
  sampled: Type.Integer(),
  exempt: Type.Integer(),
  refused: Type.Integer(),
  absent: Type.Integer(),
  unreachable: Type.Integer(),
  missing: Type.Integer(),
})
export const Coverage = Type.Object({
  asOf: AsOf,
  total: RollCounts,
  rows: Type.Array(
    Type.Intersect([
      Type.Object({ id: Type.String(), name: Type.String(), level: Type.String() }),
      RollCounts,
    ]),
  ),
})

const DistrictCounts = Type.Object({
  area: AreaCode,
  name: Type.String(),
  due: Type.Integer(),
  sampled: Type.Integer(),
  tubesAtSite: Type.Integer(),
  tubesInTransit: Type.Integer(),
  tubesInLaboratory: Type.Integer(),
  tubesResulted: Type.Integer(),
  peopleResulted: Type.Integer(),
  reactivePools: Type.Integer(),
})
export const LaboratoryQueue = Type.Object({
  laboratory: SmallId,
  name: Type.String(),
  waiting: Type.Integer({ description: 'Tubes received and on no plate' }),
  onPlates: Type.Integer(),
  resulted: Type.Integer(),
  tubesPerHour: Type.Number(),
  emptyAt: Type.Union([Moment, Type.Null()]),
})
export const Board = Type.Object({
  round: RoundView,
  now: AsOf,
  roll: RollCounts,
  outsideRoll: Type.Integer({ description: 'Sampled without being on the roll' }),
  tubes: Type.Object({
    opened: Type.Integer({ description: 'All of them; the other states sum to it' }),
    atSite: Type.Integer(),
    inTransit: Type.Integer(),
    inLaboratory: Type.Integer(),
    resulted: Type.Integer(),
    lost: Type.Integer(),
    void: Type.Integer(),
  }),
  people: Type.Object(
    {
      sampled: Type.Integer(),
      atSite: Type.Integer(),
      inTransit: Type.Integer(),
      inLaboratory: Type.Integer(),
      resulted: Type.Integer({ description: 'With an answer of their own' }),
      toBeSampledAgain: Type.Integer({ description: 'Their tube was reactive, invalid or lost' }),
    },
    { description: 'People of sitting 0 by where their sample is; the parts sum to sampled' },
  ),
  recalls: Type.Object({
    open: Type.Integer(),
    closed: Type.Integer(),
    membersHeld: Type.Integer(),
  }),
  findings: Type.Object({
    preliminary: Type.Integer(),
    confirmed: Type.Integer(),
    notConfirmed: Type.Integer(),
  }),
  loops: Type.Object({ open: Type.Integer(), overdue: Type.Integer() }),
  conserved: Type.Boolean(),
  districts: Type.Array(DistrictCounts),
  arrivals: Type.Array(
    Type.Object({ at: Moment, sampled: Type.Integer(), resulted: Type.Integer() }),
    { description: 'People per 15 minutes' },
  ),
  laboratories: Type.Array(LaboratoryQueue),
  forecast: Type.Object({
    sampledBy: Type.Union([Moment, Type.Null()]),
    resultedBy: Type.Union([Moment, Type.Null()]),
    basisZh: Type.String(),
    basisEn: Type.String(),
  }),
})
export const Happening = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'The command' }),
  role: Type.String(),
  area: Type.String(),
  areaName: Type.Union([Type.String(), Type.Null()]),
  at: Moment,
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
})
/** What happened last, without personal data. */
export const Feed = Type.Object({ happenings: Type.Array(Happening) })
export const FeedParams = Type.Object({}, strict)

export const SiteParams = Type.Object({ round: RoundId, area: Type.Optional(AreaCode) }, strict)
export const Sites = Type.Object({
  sites: Type.Array(
    Type.Object({
      id: SmallId,
      kind: SiteKind,
      areaCode: AreaCode,
      name: Type.String(),
      laboratory: SmallId,
      samplers: Type.Integer(),
    }),
  ),
})
export const RoundParams = Type.Object({ round: RoundId }, strict)
/** The notice that a round was published with, as it was checked; `@bihuan/core/notice/notice.ts` has its type. */
export const RoundNotice = Type.Object({ round: RoundId, notice: Type.Unknown() })
