import Type from 'typebox'
import { type Purpose as PurposeId, purposes, type Role, Role as RoleSchema } from './access.ts'
import { Moment, strict, Uuid } from './scalars.ts'

const Purpose = Type.Enum(purposes)

/**
 * How many different people somebody may read in a day of the city, for a purpose. Derived from reliability §6.3 (a tracer 60
 * people an hour, a helpdesk 20) times eight hours; those of sampling are DESIGN: a desk that samples meets 200 an hour.
 */
export const readBudgets: Partial<Record<Role, Partial<Record<PurposeId, number>>>> = {
  sampler: { sampling: 3_000 },
  registrar: { sampling: 3_000, 'result-inquiry': 160, orders: 160, passes: 1_500 },
  'lab-reviewer': { recall: 160 },
  'case-investigator': { recall: 480, 'case-investigation': 480, orders: 480 },
  'grid-worker': { sampling: 3_000, recall: 160, care: 160, orders: 160, passes: 1_500 },
  'district-commander': { recall: 100, orders: 300, inspection: 50 },
  'city-commander': { recall: 100, orders: 300, inspection: 50 },
  inspector: { orders: 100, inspection: 100 },
  'privacy-officer': { orders: 100, inspection: 100 },
}
/** For a purpose that is named for a role above without a figure of its own; DESIGN. */
export const readBudgetElse = 50
/** Behind a broken glass (reliability §6.3): a quarter of an hour, and 72 hours until the review; how many people is DESIGN. */
export const glass = { minutes: 15, people: 50, reviewHours: 72 } as const

/** Opens the reading of people beyond the budget, at once and for minutes; the reason is in one's own words. */
export const BreakGlass = Type.Object(
  { purpose: Purpose, reason: Type.String({ minLength: 6, maxLength: 500 }) },
  strict,
)
export const GlassBroken = Type.Object({
  glass: Uuid,
  until: Moment,
  people: Type.Integer({ description: 'How many people it opens at most' }),
  reviewDueAt: Moment,
})
export const verdicts = ['founded', 'unfounded'] as const
export const GlassVerdict = Type.Enum(verdicts)
export const ReviewGlass = Type.Object(
  {
    glass: Uuid,
    verdict: GlassVerdict,
    words: Type.String({ minLength: 4, maxLength: 500 }),
  },
  strict,
)
export const GlassReviewed = Type.Object({ glass: Uuid, verdict: GlassVerdict })

export const GlassParams = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('reviewed')])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export const Glasses = Type.Object({
  now: Moment,
  glasses: Type.Array(
    Type.Object({
      glass: Uuid,
      actor: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      role: RoleSchema,
      unit: Type.String(),
      purpose: Purpose,
      reason: Type.Union([Type.String(), Type.Null()], {
        description: 'Null once its key is destroyed',
      }),
      openedAt: Moment,
      until: Moment,
      dueAt: Moment,
      people: Type.Integer({ description: 'How many were read behind it' }),
      verdict: Type.Union([GlassVerdict, Type.Null()]),
      words: Type.Union([Type.String(), Type.Null()]),
      reviewedAt: Type.Union([Moment, Type.Null()]),
      mayReview: Type.Boolean(),
    }),
    { description: 'Those to review first, the oldest first' },
  ),
})

export const BudgetParams = Type.Object({}, strict)
/** What the asker has left of today. */
export const Budget = Type.Object({
  purposes: Type.Array(
    Type.Object({ purpose: Purpose, people: Type.Integer(), most: Type.Integer() }),
  ),
  glass: Type.Union([
    Type.Null(),
    Type.Object({
      glass: Uuid,
      purpose: Purpose,
      until: Moment,
      people: Type.Integer(),
      most: Type.Integer(),
    }),
  ]),
})

export const ReadFigureParams = Type.Object(
  { days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })) },
  strict,
)
const Reader = {
  actor: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  role: Type.String(),
  unit: Type.Union([Type.String(), Type.Null()]),
  people: Type.Integer({ description: 'Different people' }),
  lastAt: Moment,
}
/** What a privacy officer looks at: readers are named, people are only counted. */
export const ReadFigures = Type.Object({
  now: Moment,
  from: Moment,
  most: Type.Array(
    Type.Object({ ...Reader, reads: Type.Integer(), purposes: Type.Array(Type.String()) }),
    { description: 'Who read most different people, at most 50' },
  ),
  late: Type.Array(Type.Object(Reader), {
    description: 'Who read people between 22:00 and 06:00, at most 50',
  }),
  near: Type.Array(
    Type.Object({
      ...Reader,
      why: Type.Union([Type.Literal('same-surname'), Type.Literal('one-building')]),
    }),
    {
      description:
        'Who read people of their own surname, or three and more of one building, but for sampling; at most 100',
    },
  ),
  refused: Type.Array(
    Type.Object({
      actor: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      times: Type.Integer(),
    }),
    { description: 'Who came to the end of a budget' },
  ),
  reviewsDue: Type.Integer(),
  reviewsOverdue: Type.Integer(),
})
