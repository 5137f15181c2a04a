import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalWell, type PlateFormat, spotOf, wellAt, wellIndex, wellsOf } from './plate.ts'
import { controlWells, layPlate, tubeWellCount } from './plate-layout.ts'
import { plateTurns, turnedWell } from './plate-turns.ts'

const formats: PlateFormat[] = [96, 384]
const tubes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ tube: `T${index}`, holds: 'pool' as const }))

describe.each(formats)('a plate of %i', (format) => {
  test('names its wells by rows, and finds each again', () => {
    const wells = wellsOf(format)
    expect(wells).toHaveLength(format)
    expect(new Set(wells).size).toBe(format)
    expect(wells.at(-1)).toBe(format === 96 ? 'H12' : 'P24')
    wells.forEach((well, index) => {
      expect(wellIndex(format, well)).toBe(index)
      expect(canonicalWell(well)).toBe(well)
      expect(wellAt(format, spotOf(format, well) ?? { row: -1, column: -1 })).toBe(well)
    })
  })

  test('brings no control back to its place by any half turn, mirror or shift, nor both to each other’s', () => {
    const { negative, positive } = controlWells[format]
    const turns = plateTurns(format)
    expect(turns).toHaveLength(format === 96 ? 3 + 15 * 23 - 1 : 3 + 31 * 47 - 1)
    for (const turn of turns) {
      expect(turnedWell(format, turn, negative), JSON.stringify(turn)).not.toBe(negative)
      expect(turnedWell(format, turn, positive), JSON.stringify(turn)).not.toBe(positive)
      const swapped =
        turnedWell(format, turn, negative) === positive &&
        turnedWell(format, turn, positive) === negative
      expect(swapped, JSON.stringify(turn)).toBe(false)
    }
  })

  test('takes all wells but two for tubes, column by column, each tube once', () => {
    const outcome = layPlate(tubes(tubeWellCount(format)), format)
    if (!outcome.ok) throw new Error(outcome.because)
    const { wells } = outcome.layout
    expect(wells).toHaveLength(format)
    expect(wells.slice(0, 3)).toMatchObject([
      { well: 'A1', tube: 'T0' },
      { well: 'B1', tube: 'T1' },
      { well: 'C1', tube: 'T2' },
    ])
    expect(wells.filter(({ role }) => role === 'tube')).toHaveLength(format - 2)
    expect(layPlate(tubes(tubeWellCount(format) + 1), format)).toEqual({
      ok: false,
      because: 'too-many-tubes',
      tubesMax: format - 2,
    })
  })

  test('lays any number of tubes in their order and always both controls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: tubeWellCount(format) }), (count) => {
        const outcome = layPlate(tubes(count), format)
        if (!outcome.ok) throw new Error(outcome.because)
        const laid = outcome.layout.wells.flatMap((place) =>
          place.role === 'tube' ? [place.tube] : [],
        )
        expect(laid).toEqual(tubes(count).map(({ tube }) => tube))
        expect(outcome.layout.wells).toHaveLength(count + 2)
      }),
    )
  })
})

test('a tube is not laid twice, and no plate is laid without tubes', () => {
  const [one] = tubes(1)
  if (one === undefined) throw new Error('no tube')
  expect(layPlate([one, one], 96)).toEqual({ ok: false, because: 'tube-twice', tube: 'T0' })
  expect(layPlate([], 96)).toEqual({ ok: false, because: 'no-tubes' })
})

test('wells as people and machines write them are understood, others are not guessed', () => {
  expect(['a01', ' H12 ', 'A001', 'Ｂ７', 'p24'].map(canonicalWell)).toEqual([
    'A1',
    'H12',
    'A1',
    'B7',
    'P24',
  ])
  expect(['A0', 'A25', 'Q1', 'AA1', '', '1A', 'A1.5'].map(canonicalWell)).toEqual(
    Array(7).fill(null),
  )
  expect(wellIndex(96, 'A13')).toBeNull()
})
