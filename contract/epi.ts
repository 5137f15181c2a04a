import Type from 'typebox'
import { Words } from './orders.ts'
import { AreaCode, Moment, orNull, strict } from './scalars.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'A day of the city' })
const Count = Type.Integer({ minimum: 0 })
/** The address of the list that a number counts, from `/cases` on. */
const List = Type.String({ description: 'Where the counted cases are listed' })

/** By which day a case counts: when its first positive swab was taken, or when it was reported. */
export const dayKinds = ['sampling', 'report'] as const
export const DayKind = Type.Enum(dayKinds)

export const EpiParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    by: Type.Optional(DayKind),
    until: Type.Optional(Day),
    days: Type.Optional(Type.Integer({ minimum: 14, maximum: 366 })),
    window: Type.Optional(Type.Integer({ minimum: 1, maximum: 28 })),
    interval: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  strict,
)

const Source = Type.Object({
  title: Type.String(),
  doi: orNull(Type.String()),
  stated: Type.String({ description: 'What of it was read, and where' }),
})
/** The serial interval that Rt is computed with; its law is what a source states, never a guess. */
const Interval = Type.Object({
  key: Type.String(),
  variant: Words,
  kind: Type.String(),
  mean: Type.Number({ description: 'Days' }),
  sd: Type.Number({ description: 'Days' }),
  source: Source,
})

const CurveDay = Type.Object({
  day: Day,
  cases: Count,
  imported: Count,
  confirmed: Count,
  asymptomatic: Count,
  byFound: Type.Record(Type.String(), Count, { description: 'By how found; `none` is unknown' }),
  complete: orNull(
    Type.Number({ description: 'Share of the cases of this day that are known by now' }),
  ),
  list: List,
})
const District = Type.Object({
  code: AreaCode,
  name: Type.String(),
  cases: Count,
  perDay: Type.Array(Count, { description: 'One for each day of the curve' }),
  list: List,
})

export const withheldWhys = ['incomplete', 'before-first', 'no-infectors'] as const
const RtWindow = Type.Object({
  from: Day,
  until: Day,
  cases: Count,
  complete: orNull(Type.Number({ description: 'Of the least complete day' })),
  fewCases: Type.Boolean({ description: 'Fewer than 11 cases: the interval is wider than 30 %' }),
  withheld: orNull(Type.Enum(withheldWhys)),
  r: orNull(
    Type.Object({
      mean: Type.Number(),
      sd: Type.Number(),
      q025: Type.Number(),
      median: Type.Number(),
      q975: Type.Number(),
    }),
  ),
  list: List,
})

const Share = Type.Object({
  count: Count,
  of: Count,
  share: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
})
const Doubling = Type.Object({
  from: Day,
  until: Day,
  cases: Count,
  growth: Type.Object({ rate: Type.Number(), low: Type.Number(), high: Type.Number() }),
  /** Days; negative is the time in which cases halve. */
  days: orNull(Type.Number()),
  low: orNull(Type.Number()),
  high: orNull(Type.Number()),
  overdispersion: Type.Number(),
  list: List,
})

/** The curve of cases, Rt, doubling time and share found in isolation of an area. Nobody is shown by name. */
export const EpiNumbers = Type.Object({
  now: Moment,
  area: AreaCode,
  by: DayKind,
  from: Day,
  until: Day,
  window: Type.Integer(),
  pathogen: Words,
  policy: Type.String(),
  cases: Type.Object({ count: Count, list: List }),
  undated: Type.Object(
    { count: Count, list: List },
    { description: 'No day of this kind is known' },
  ),
  days: Type.Array(CurveDay),
  districts: Type.Array(District),
  interval: orNull(Interval),
  noInterval: orNull(Words),
  intervals: Type.Array(Interval, { description: 'What else is known of this pathogen' }),
  compared: Type.Array(
    Type.Object({
      key: Type.String(),
      mean: Type.Number(),
      q025: Type.Number(),
      q975: Type.Number(),
    }),
    { description: 'Rt of the last whole window by each interval' },
  ),
  rt: Type.Array(RtWindow),
  completeUntil: orNull(Day),
  delay: orNull(Type.Object({ median: Type.Number(), p90: Type.Number(), cases: Count })),
  doubling: orNull(Doubling),
  inIsolation: orNull(Share),
  inIsolationList: List,
})

const Interval95 = Type.Object({
  estimate: Type.Number(),
  low: orNull(Type.Number()),
  high: orNull(Type.Number()),
})
/** How many each case infected, from the links that stand. */
export const EpiOffspring = Type.Object({
  now: Moment,
  area: AreaCode,
  cases: Count,
  linked: Count,
  /** Cases sampled later have not had the time to infect whom they will, and do not count. */
  settledBefore: Day,
  histogram: Type.Array(Type.Object({ offspring: Count, cases: Count })),
  fit: orNull(
    Type.Object({
      r: Interval95,
      k: Interval95,
      shareOf80: Type.Number({ description: 'Share of cases that cause 80 % of the infections' }),
      extinct: Type.Number({ description: 'Probability that a chain of one case ends by itself' }),
      sizeBiased: Type.Number({
        description: 'Offspring of the infector of a case, from the links',
      }),
      sizeBiasedOfFit: Type.Number({ description: '1 + R (1 + 1/k)' }),
    }),
  ),
  why: orNull(Words),
  list: List,
})

/** The incubation time from cases with a known onset and a known window of exposure. */
export const EpiIncubation = Type.Object({
  now: Moment,
  area: AreaCode,
  cases: Count,
  withOnset: Count,
  used: Count,
  needed: Count,
  /** At most so many are fitted, the latest. */
  most: Count,
  fit: orNull(
    Type.Object({
      meanlog: Interval95,
      sdlog: Interval95,
      quantiles: Type.Array(
        Type.Object({
          p: Type.Number(),
          days: Type.Number(),
          low: Type.Number(),
          high: Type.Number(),
        }),
      ),
      logLik: Type.Number(),
    }),
  ),
  why: orNull(Words),
  known: Type.Array(
    Type.Object({
      key: Type.String(),
      variant: Words,
      mean: orNull(Type.Number()),
      sd: orNull(Type.Number()),
      low: orNull(Type.Number({ description: '95 % interval of the mean' })),
      high: orNull(Type.Number()),
      quantiles: orNull(Type.Array(Type.Object({ p: Type.Number(), days: Type.Number() }))),
      tail: Type.Array(Type.Object({ days: Type.Number(), beyond: Type.Number() }), {
        description: 'Share of the infected who fall ill later than so many days',
      }),
      source: Source,
    }),
  ),
  list: List,
})
