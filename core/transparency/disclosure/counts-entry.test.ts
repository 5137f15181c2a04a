import { expect, test } from 'vitest'
import { cityDateOf, instantOf } from '../../time/instant.ts'
import { aLog } from '../a-log.ts'
import { isIncluded } from '../check-proof.ts'
import { leafHash } from '../merkle-tree.ts'
import { sha256 } from '../sha256.ts'
import { type CountCodes, countOrders } from './counts.ts'
import { countsEntry } from './counts-entry.ts'
import { publishCounts } from './publish-counts.ts'

const codes: CountCodes = {
  districts: ['a', 'b'],
  values: { basis: ['x'], kind: ['y'], duration: ['0-24'], appeal: ['none'] },
}
const fact = { district: 'a', basis: 'x', kind: 'y', duration: '0-24', appeal: 'none' }
const dayOf = (count: number) =>
  publishCounts(
    countOrders(
      Array.from({ length: count }, () => fact),
      codes,
    ),
  ).counts
const day = cityDateOf(instantOf('2022-11-12T09:00:00+08:00'))
const next = cityDateOf(instantOf('2022-11-13T09:00:00+08:00'))

test('the counts of a day are an entry of the log that anybody can look up, and no other counts are', () => {
  const entry = countsEntry(day, dayOf(30), sha256)
  const log = aLog([Uint8Array.of(1), entry, Uint8Array.of(2)], sha256)
  const root = log.rootAt(3)
  const isThere = (claimed: Uint8Array) =>
    isIncluded(
      { leaf: leafHash(claimed, sha256), index: 1, size: 3, root },
      log.pathOf(1, 3),
      sha256,
    )
  expect(isThere(countsEntry(day, dayOf(30), sha256))).toBe(true)
  expect(isThere(countsEntry(day, dayOf(31), sha256))).toBe(false)
  expect(isThere(countsEntry(next, dayOf(30), sha256))).toBe(false)
})
