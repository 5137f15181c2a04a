import type { Instant } from '../time/instant.ts'
import type { Turnover } from './turnover.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
export const forecastDays = 3

export const forecastTerms = [
  'free',
  'release',
  'after-cleaning',
  'cleaning-now',
  'wave',
  'transfer',
  'contact',
  'new',
] as const
export type ForecastTerm = (typeof forecastTerms)[number]

/** A figure with the lowest and the highest that it may come to. */
export type Range = { readonly low: number; readonly likely: number; readonly high: number }

export type Supply = {
  /** Rooms with nobody in them, ready, given to nobody. */
  readonly free: number
  /** For each taken room when its last person is to leave, as computed; null while nobody knows. */
  readonly releases: readonly (Instant | null)[]
  /** For each empty room that waits to be cleaned when it was emptied. */
  readonly waiting: readonly Instant[]
  /** Rooms that become ready by a wave of an activation: until when, and how many. */
  readonly waves: readonly { readonly dueAt: Instant; readonly rooms: number }[]
}
export type Demand = {
  /** People to be moved who have no room yet, by when they are due. */
  readonly transfers: readonly Instant[]
  /** Contacts who are signed and not placed, and have no transfer yet. */
  readonly contacts: number
  /** New people a day: the days that were counted. */
  readonly newPerDay: readonly number[]
  /** How many people share a room, as measured; at least 1. */
  readonly peopleInARoom: number
}
export type ForecastDay = Range & {
  readonly at: Instant
  readonly terms: readonly (Range & { readonly term: ForecastTerm })[]
}

const same = (value: number): Range => ({ low: value, likely: value, high: value })
// From zero, so that nothing is 0 and never -0.
const minus = ({ low, likely, high }: Range): Range => ({
  low: 0 - high,
  likely: 0 - likely,
  high: 0 - low,
})
const plus = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  likely: a.likely + b.likely,
  high: a.high + b.high,
})

/** The mean of the days counted, and the lowest and the highest of them; nothing counted is nobody. */
export function assumptionOf(perDay: readonly number[]): {
  low: number
  mean: number
  high: number
} {
  if (perDay.length === 0) return { low: 0, mean: 0, high: 0 }
  const sum = perDay.reduce((total, one) => total + one, 0)
  return { low: Math.min(...perDay), mean: sum / perDay.length, high: Math.max(...perDay) }
}

/** Rooms that are ready again by a moment, where each was emptied at one; few hours of cleaning give many. */
const cleanedBy = (at: Instant, emptied: readonly Instant[], turnover: Turnover): Range => {
  const by = (hours: number) => emptied.filter((one) => one + hours * hourMs <= at).length
  return { low: by(turnover.highHours), likely: by(turnover.hours), high: by(turnover.lowHours) }
}
const rooms = (people: number, inARoom: number): number => Math.ceil(people / Math.max(1, inARoom))

function termsAt(
  at: Instant,
  now: Instant,
  supply: Supply,
  demand: Demand,
  turnover: Turnover,
): readonly (Range & { term: ForecastTerm })[] {
  const left = supply.releases.filter((one) => one !== null && one <= at) as readonly Instant[]
  // Whoever is due and has not left leaves at the earliest now: the room is not clean before its cleaning.
  const leftFrom = left.map((one) => Math.max(one, now))
  const released = cleanedBy(at, leftFrom, turnover)
  const waveRooms = supply.waves
    .filter(({ dueAt }) => dueAt <= at)
    .reduce((sum, wave) => sum + wave.rooms, 0)
  const days = (at - now) / dayMs
  const assumed = assumptionOf(demand.newPerDay)
  // A transfer beyond its time is still to come, and comes first.
  const due = demand.transfers.filter((one) => one <= at).length
  const { peopleInARoom: each } = demand
  return [
    { term: 'free', ...same(supply.free) },
    { term: 'release', ...same(left.length) },
    {
      term: 'after-cleaning',
      low: released.low - left.length,
      likely: released.likely - left.length,
      high: released.high - left.length,
    },
    {
      term: 'cleaning-now',
      ...cleanedBy(
        at,
        // One that waits longer than the time measured is cleaned at any hour: counted from now in the low case.
        supply.waiting.map((one) => Math.max(one, now - turnover.hours * hourMs)),
        turnover,
      ),
    },
    // That a wave comes in time is an order and no fact: the low case does without.
    { term: 'wave', low: 0, likely: waveRooms, high: waveRooms },
    { term: 'transfer', ...minus(same(rooms(due, each))) },
    {
      term: 'contact',
      ...minus({
        low: 0,
        likely: rooms(demand.contacts, each),
        high: demand.contacts,
      }),
    },
    {
      term: 'new',
      ...minus({
        low: Math.floor((assumed.low * days) / Math.max(1, each)),
        likely: rooms(assumed.mean * days, each),
        high: rooms(assumed.high * days, each),
      }),
    },
  ]
}

/**
 * Free rooms at the end of each of three days from now: those free now, the computed releases once their rooms are cleaned, what is being
 * cleaned, the waves of an activation, less who is on the way, who is to be placed, and whom the last days let expect. A day is the sum of
 * its terms; below zero rooms are missing.
 */
export function forecast(
  now: Instant,
  supply: Supply,
  demand: Demand,
  turnover: Turnover,
): readonly ForecastDay[] {
  return Array.from({ length: forecastDays }, (_, n) => {
    const at = now + (n + 1) * dayMs
    const terms = termsAt(at, now, supply, demand, turnover)
    return { at, ...terms.reduce<Range>((sum, term) => plus(sum, term), same(0)), terms }
  })
}

export type ForecastAlarm = {
  readonly at: Instant
  readonly missing: number
  /** False where only the low case is below zero. */
  readonly isLikely: boolean
}

/** The first day on which rooms are missing: likely, or else in the low case; null where none is. */
export function alarmOf(days: readonly ForecastDay[]): ForecastAlarm | null {
  const likely = days.find((day) => day.likely < 0)
  if (likely) return { at: likely.at, missing: -likely.likely, isLikely: true }
  const low = days.find((day) => day.low < 0)
  return low ? { at: low.at, missing: -low.low, isLikely: false } : null
}
