import { expect, test } from 'vitest'
import { ageOn } from './age.ts'

test.each([
  ['1980-01-14', '2022-01-13', 41],
  ['1980-01-14', '2022-01-14', 42],
  ['2020-02-29', '2022-02-28', 1],
  ['2020-02-29', '2022-03-01', 2],
])('who was born on %s is on %s %i years old', (bornOn, day, years) => {
  expect(ageOn(bornOn, day)).toBe(years)
})
