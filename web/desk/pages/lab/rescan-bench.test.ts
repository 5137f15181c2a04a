import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { type Bench, nextWell, skipWell, undoAct } from './bench.ts'
import { takeRescan } from './rescan-bench.ts'

const tube = (n: number) => labelCode('tube', 4_101_000_000_000 + n)
const empty: Bench = { format: 96, acts: [] }
const homes = new Map([
  [tube(1), 'A1'],
  [tube(2), 'B1'],
])

describe('scanning a plate a second time', () => {
  test('takes whatever tube lies in the next well, and says where it belongs', () => {
    const first = takeRescan(empty, homes, tube(2))
    expect(first.answer).toEqual({ kind: 'elsewhere', tube: tube(2), well: 'A1', home: 'B1' })
    expect(nextWell(first.bench)).toBe('B1')
    const stranger = takeRescan(first.bench, homes, tube(9))
    expect(stranger.answer).toMatchObject({ kind: 'elsewhere', well: 'B1', home: null })
    const right = takeRescan(undoAct(undoAct(stranger.bench)), homes, tube(1))
    expect(right.answer).toEqual({ kind: 'there', tube: tube(1), well: 'A1' })
  })

  test('keeps the cursor for a tube that was scanned already and for a misread one', () => {
    const { bench } = takeRescan(skipWell(empty), homes, tube(1))
    const again = takeRescan(bench, homes, tube(1))
    expect(again.answer).toEqual({ kind: 'twice', tube: tube(1), well: 'B1' })
    expect(again.bench).toBe(bench)
    const misread = takeRescan(bench, homes, `${tube(2)}7`)
    expect(misread.answer).toMatchObject({ kind: 'misread', fault: 'length' })
    expect(nextWell(misread.bench)).toBe('C1')
  })

  test('ends with the last well', () => {
    const full: Bench = { format: 96, acts: Array.from({ length: 94 }, () => null) }
    expect(takeRescan(full, homes, tube(1)).answer).toEqual({ kind: 'full' })
  })
})
