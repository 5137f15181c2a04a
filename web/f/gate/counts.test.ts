import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { bodyOf, countOne, countsToday, dueHours, type HourCounts } from './counts.ts'

const nine = instantOf('2022-11-12T09:00:00+08:00')
let turn = 0
const key = () => `key-${++turn}`
const play = (moments: readonly number[]) =>
  moments.reduce<HourCounts[]>((hours, at) => countOne(hours, 'passed', at, key), [])

describe('counts of a gate', () => {
  test('are by hour, and only whole hours that are over are sent', () => {
    const hours = play([nine, nine + 59 * minuteMs, nine + 60 * minuteMs])
    expect(hours.map(({ hour, counts }) => [hour, counts.passed])).toEqual([
      [nine, 2],
      [nine + hourMs, 1],
    ])
    expect(dueHours(hours, nine + 59 * minuteMs)).toEqual([])
    expect(dueHours(hours, nine + hourMs).map(({ hour }) => hour)).toEqual([nine])
    expect(countsToday(hours, nine + hourMs).passed).toBe(3)
  })

  test('say nothing but the hour and numbers', () => {
    const [first] = play([nine + 7 * minuteMs + 123])
    expect(first && Object.values(bodyOf(first)).filter((one) => typeof one !== 'number')).toEqual([
      '2022-11-12T01:00:00.000Z',
    ])
  })

  test('that were sent stay for the sum of the day, and go with the next day; unsent ones never go', () => {
    const sent = play([nine]).map((one) => ({ ...one, isSent: true }))
    const later = countOne(sent, 'medical', nine + hourMs, key)
    expect(countsToday(later, nine + hourMs)).toMatchObject({ passed: 1, medical: 1 })
    const nextDay = countOne(later, 'passed', nine + 24 * hourMs, key)
    expect(nextDay.map(({ counts }) => counts.passed + counts.medical)).toEqual([1, 1])
    // A late count of an hour that was sent is another sending, never a change of the one before.
    const late = countOne(sent, 'passed', nine + minuteMs, key)
    expect(new Set(late.map((one) => one.key)).size).toBe(2)
  })
})
