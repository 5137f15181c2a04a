/** The same in both languages of the product. Texts may hold the placeholders `{since}`, `{until}` and `{place}`. */
export type Words = { readonly zh: string; readonly en: string }

export const placeholders = ['since', 'until', 'place'] as const

/** Strictest first: stays in one place; may move within limits; is only reminded of something; nothing. */
export const statusClasses = ['stay', 'limit', 'remind', 'clear'] as const
export type StatusClass = (typeof statusClasses)[number]

/** Units of an area, smallest first. A unit (单元) is one stairwell of a building. */
export const areaUnits = [
  'household',
  'floor',
  'unit',
  'building',
  'compound',
  'community',
  'street',
  'county',
] as const
export type AreaUnit = (typeof areaUnits)[number]

/** Where a stretch of days is counted from. */
export const clocks = [
  'last_exposure',
  'entry',
  'left_area',
  'left_closed_loop',
  'first_positive',
  'admission',
  'discharge',
  'order',
] as const
export type Clock = (typeof clocks)[number]

/**
 * Which day is day 1. No source says: the city day of the clock itself, the city day after it, or the first 24 hours from
 * the very moment.
 */
export const dayOnes = ['clock_day', 'next_day', 'elapsed'] as const
export type DayOne = (typeof dayOnes)[number]

/** Whether somebody may go out in a stage: not at all, for necessary things, less than usual, freely. */
export const outings = ['none', 'needed', 'reduced', 'free'] as const
export type Outing = (typeof outings)[number]

/** How an infection passes on. */
export const routes = [
  'air',
  'droplet',
  'contact',
  'sexual_contact',
  'food',
  'water',
  'blood',
  'vector',
] as const
export type Route = (typeof routes)[number]

/** What makes a zone smaller or opens it. The figure is in days, but for `levels_lifted`, where it is not read. */
export const liftKinds = [
  'no_new_infection_days',
  'contact_days_since_exposure',
  'round_negative_on_day',
  'round_negative_within_days',
  'levels_lifted',
] as const
export type LiftKind = (typeof liftKinds)[number]

/** What ends a reason. */
export const liftedBys = [
  'time',
  'negative_test',
  'result',
  'order_ends',
  'zone_lifted',
  'discharge',
  'recovery',
] as const
export type LiftedBy = (typeof liftedBys)[number]
