import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { firstUnused, lotOf, shapeOf, sheetsFrom } from './sheet-plan.ts'

const code = (n: number) => labelCode('tube', 4_101_000_000_000 + n)
const lot = (poolSize: number, more: object = {}) => ({
  first: code(100),
  last: code(109),
  poolSize,
  perHousehold: false,
  sitting: 0,
  quantity: 10,
  used: 4,
  ...more,
})

describe('a print of paper sheets', () => {
  test('has each tube once, two of ten on a sheet, and ends with the lot', () => {
    const sheets = sheetsFrom(lot(10), code(105), 9)
    expect(sheets).toEqual([[code(105), code(106)], [code(107), code(108)], [code(109)]])
    expect(sheetsFrom(lot(10), code(105), 1)).toEqual([[code(105), code(106)]])
  })

  test('is none for a code of another lot, or one that was misread', () => {
    expect(sheetsFrom(lot(10), code(110), 1)).toEqual([])
    expect(sheetsFrom(lot(10), `${code(105).slice(0, -1)}#`, 1)).toEqual([])
    expect(lotOf([lot(10)], code(109))).not.toBeNull()
    expect(lotOf([lot(10)], code(110))).toBeNull()
  })

  test('has no more lines than a tube takes people', () => {
    for (const poolSize of [1, 5, 10, 20]) expect(shapeOf(lot(poolSize)).lines).toBe(poolSize)
    expect(shapeOf(lot(1, { perHousehold: true }))).toEqual({ tubes: 2, lines: 10 })
  })

  test('begins behind the tubes that are used, and nowhere when all are', () => {
    expect(firstUnused(lot(10))).toBe(code(104))
    expect(firstUnused(lot(10, { used: 10 }))).toBeNull()
  })
})
