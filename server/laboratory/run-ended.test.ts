import { instantOf } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { runEndedAt } from './run-ended.ts'

test.each([
  ['2022-01-14 03:44:54 PM CST', '2022-01-14T15:44:54+08:00'],
  ['2022-01-14 00:51:26 AM CST', '2022-01-14T00:51:26+08:00'],
  ['2022-01-14 12:51:26 PM CST', '2022-01-14T12:51:26+08:00'],
  ['2022-01-14 15:44:54 PM CST', '2022-01-14T15:44:54+08:00'],
  ['2022-01-14T15:44:54+08:00', '2022-01-14T15:44:54+08:00'],
  ['2022-01-14T07:44:54.120Z', '2022-01-14T07:44:54Z'],
])('a run that ended %s ended at %s', (text, at) => {
  expect(runEndedAt(text)).toBe(instantOf(at))
})

test.each([null, '', 'NA', 'yesterday', '2010-10-01 01:44:54 AM EDT', '2022-02-31 25:44:54 CST'])(
  'of %s nothing is said',
  (text) => {
    expect(runEndedAt(text)).toBeNull()
  },
)
