import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alarmOf, assumptionOf, type Demand, forecast, type Supply } from './forecast.ts'
import { turnoverOf } from './turnover.ts'

const now = 1_650_000_000_000
const hour = 3_600_000
const turnover = turnoverOf([], 12)
const none: Demand = { transfers: [], contacts: 0, newPerDay: [], peopleInARoom: 1 }
const empty: Supply = { free: 0, releases: [], waiting: [], waves: [] }
const moment = fc.integer({ min: -240, max: 120 }).map((hours) => now + hours * hour)
const supplies = fc.record({
  free: fc.nat(5_000),
  releases: fc.array(fc.option(moment, { nil: null }), { maxLength: 60 }),
  waiting: fc.array(
    fc.integer({ min: -240, max: 0 }).map((hours) => now + hours * hour),
    { maxLength: 40 },
  ),
  waves: fc.array(fc.record({ dueAt: moment, rooms: fc.nat(500) }), { maxLength: 3 }),
})
const demands = fc.record({
  transfers: fc.array(moment, { maxLength: 60 }),
  contacts: fc.nat(300),
  newPerDay: fc.array(fc.nat(400), { maxLength: 7 }),
  peopleInARoom: fc.double({ min: 1, max: 4, noNaN: true }),
})
const likely = (supply: Supply, demand: Demand) =>
  forecast(now, supply, demand, turnover).map((day) => day.likely)

describe('the forecast of free rooms', () => {
  test('is the sum of its terms, and low, likely and high stand in order', () => {
    fc.assert(
      fc.property(supplies, demands, (supply, demand) => {
        const days = forecast(now, supply, demand, turnover)
        expect(days).toHaveLength(3)
        for (const day of days) {
          for (const part of ['low', 'likely', 'high'] as const)
            expect(day.terms.reduce((sum, term) => sum + term[part], 0)).toBe(day[part])
          expect(day.low).toBeLessThanOrEqual(day.likely)
          expect(day.likely).toBeLessThanOrEqual(day.high)
          for (const term of day.terms) {
            expect(term.low).toBeLessThanOrEqual(term.likely)
            expect(term.likely).toBeLessThanOrEqual(term.high)
          }
        }
      }),
    )
  })

  test('one room more is one room more, one person more is never a room more', () => {
    fc.assert(
      fc.property(supplies, demands, moment, (supply, demand, at) => {
        const before = likely(supply, demand)
        expect(likely({ ...supply, free: supply.free + 1 }, demand)).toEqual(
          before.map((one) => one + 1),
        )
        const more = likely(supply, { ...demand, transfers: [...demand.transfers, at] })
        for (const [n, one] of more.entries())
          expect(one).toBeLessThanOrEqual(before[n] ?? Number.NaN)
      }),
    )
  })

  test('a room given up is counted once its cleaning is over, and not before', () => {
    const supply = { ...empty, releases: [now + 20 * hour, null] }
    expect(likely(supply, none)).toEqual([0, 1, 1])
    expect(forecast(now, supply, none, turnover)[0]?.high).toBe(0)
    expect(likely({ ...empty, waiting: [now - hour] }, none)).toEqual([1, 1, 1])
  })

  test('who should have left already still has to leave and the room to be cleaned', () => {
    const slow = turnoverOf([], 30)
    const days = forecast(now, { ...empty, releases: [now - 48 * hour] }, none, slow)
    expect(days.map((day) => day.likely)).toEqual([0, 1, 1])
  })

  test('a wave counts from its time, and the low case does without it', () => {
    const supply = { ...empty, waves: [{ dueAt: now + 40 * hour, rooms: 100 }] }
    const days = forecast(now, supply, none, turnover)
    expect(days.map(({ low, likely }) => [low, likely])).toEqual([
      [0, 0],
      [0, 100],
      [0, 100],
    ])
  })

  test('who is late to be moved comes first, and two who share a room need one', () => {
    const demand = { ...none, transfers: [now - hour, now + hour], peopleInARoom: 2 }
    expect(likely({ ...empty, free: 10 }, demand)).toEqual([9, 9, 9])
  })

  test('the last days are the stated assumption for new ones', () => {
    expect(assumptionOf([10, 20, 30])).toEqual({ low: 10, mean: 20, high: 30 })
    const days = forecast(
      now,
      { ...empty, free: 100 },
      { ...none, newPerDay: [10, 20, 30] },
      turnover,
    )
    expect(days.map(({ low, likely, high }) => [low, likely, high])).toEqual([
      [70, 80, 90],
      [40, 60, 80],
      [10, 40, 70],
    ])
  })

  test('rings on the first day that falls below zero, and says whether it is likely', () => {
    const short = forecast(
      now,
      { ...empty, free: 50 },
      { ...none, newPerDay: [10, 20, 30] },
      turnover,
    )
    expect(alarmOf(short)).toEqual({ at: now + 72 * hour, missing: 10, isLikely: true })
    const maybe = forecast(
      now,
      { ...empty, free: 70 },
      { ...none, newPerDay: [10, 20, 30] },
      turnover,
    )
    expect(alarmOf(maybe)).toEqual({ at: now + 72 * hour, missing: 20, isLikely: false })
    expect(alarmOf(forecast(now, { ...empty, free: 1 }, none, turnover))).toBeNull()
  })
})
