import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import type { FieldBook } from '../engine/types.ts'
import { demoTubes } from './demo-codes.ts'

const lot = (from: number, to: number, poolSize: number): FieldBook['lots'][number] => ({
  first: labelCode('tube', from),
  last: labelCode('tube', to),
  poolSize,
  perHousehold: false,
  sitting: 0,
})
const book = (device: string) =>
  ({
    device,
    lots: [lot(4101000000100, 4101000000999, 10), lot(4101000005000, 4101000005009, 1)],
  }) as FieldBook

describe('tubes to tap in the demo', () => {
  test('come from the end of the lot, and not again when they are used', () => {
    const [first = '', second = ''] = demoTubes(book('500000'), new Set(), false, 2)
    expect(first).toBe(labelCode('tube', 4101000000999))
    expect(demoTubes(book('500000'), new Set([first]), false, 1)).toEqual([second])
  })
  test('differ between two phones of one site', () => {
    const [mine, other] = ['500000', '500001'].map((device) =>
      demoTubes(book(device), new Set(), false, 40),
    )
    expect(mine?.filter((code) => other?.includes(code))).toEqual([])
  })
  test('are those for one person where one asks for them, and never below the lot', () => {
    expect(demoTubes(book('500003'), new Set(), true, 40)).toHaveLength(10)
  })
})
