import { expect, test } from 'vitest'
import { cleaningNeeded, turnoverOf } from './turnover.ts'

test('a room where somebody infected was needs the terminal disinfection', () => {
  expect(cleaningNeeded([{ cohort: 'contact', leftHow: 'released' }])).toBe('turnover')
  expect(cleaningNeeded([{ cohort: 'positive', leftHow: 'released' }])).toBe('terminal')
  const both = [
    { cohort: 'contact', leftHow: 'released' },
    { cohort: 'contact', leftHow: 'to-hospital' },
  ]
  expect(cleaningNeeded(both)).toBe('terminal')
  expect(cleaningNeeded([])).toBe('turnover')
})

test('the turnover is measured once there are five cleanings, and configured before', () => {
  const lasting = (...hours: number[]) =>
    hours.map((one) => ({ emptiedAt: 0, readyAt: one * 3_600_000 }))
  expect(turnoverOf(lasting(1, 2, 3, 4), 10)).toMatchObject({ hours: 10, from: 'policy', of: 4 })
  expect(turnoverOf(lasting(9, 1, 5, 3, 7), 10)).toEqual({
    hours: 5,
    lowHours: 1,
    highHours: 9,
    from: 'measured',
    of: 5,
  })
  expect(turnoverOf([], null)).toMatchObject({ hours: 24, from: 'assumed' })
})
