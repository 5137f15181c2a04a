import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPlate } from './an-assay.ts'
import { type PlateFormat, wellsOf } from './plate.ts'
import { plateTurns, turnedWell } from './plate-turns.ts'
import { compareRescan, type PlacedTube } from './rescan.ts'

const placed = (tubes: number, format: PlateFormat = 96): PlacedTube[] =>
  aPlate(tubes, format).wells.flatMap((place) =>
    place.role === 'tube' ? [{ well: place.well, tube: place.tube }] : [],
  )
const swap = (list: readonly PlacedTube[], a: number, b: number): PlacedTube[] =>
  list.map(({ well }, n) => ({ well, tube: list[n === a ? b : n === b ? a : n]?.tube ?? '' }))

describe('a second scan of a plate', () => {
  test('is clean when every tube lies where it was loaded, in whatever order it was scanned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 94 }), fc.infiniteStream(fc.nat()), (count, rank) => {
        const loaded = placed(count)
        const scanned = loaded
          .map((one) => ({ one, at: rank.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(compareRescan(96, loaded, scanned).kind).toBe('clean')
      }),
    )
  })

  test('names two tubes that were swapped, and no turn of the plate', () => {
    const loaded = placed(40)
    const outcome = compareRescan(96, loaded, swap(loaded, 2, 17))
    expect(outcome).toEqual({
      kind: 'differs',
      turn: null,
      faults: [
        { kind: 'swapped', tube: 'T2', well: 'C1', found: 'B3', other: 'T17' },
        { kind: 'swapped', tube: 'T17', well: 'B3', found: 'C1', other: 'T2' },
      ],
    })
  })

  test('names a tube that is missing, one that is foreign, one that moved and one that was scanned twice', () => {
    const loaded = placed(4)
    expect(
      compareRescan(96, loaded, [
        { well: 'A1', tube: 'T0' },
        { well: 'B1', tube: 'X' },
        { well: 'D1', tube: 'T2' },
        { well: 'E1', tube: 'T0' },
      ]).faults,
    ).toEqual([
      { kind: 'foreign', tube: 'X', found: 'B1' },
      { kind: 'scanned-twice', tube: 'T0', found: 'E1' },
      { kind: 'missing', tube: 'T1', well: 'B1' },
      { kind: 'moved', tube: 'T2', well: 'C1', found: 'D1' },
      { kind: 'missing', tube: 'T3', well: 'D1' },
    ])
  })

  test.each<PlateFormat>([96, 384])(
    'of a full plate of %i names every half turn, mirror and shift that leaves two tubes on it',
    (format) => {
      const loaded = placed(format - 2, format)
      for (const turn of plateTurns(format)) {
        const scanned = loaded.flatMap(({ well, tube }) => {
          const found = turnedWell(format, turn, well)
          return found === null ? [] : [{ well: found, tube }]
        })
        const outcome = compareRescan(format, loaded, scanned)
        expect(outcome.kind).toBe('differs')
        if (scanned.length < 2) continue
        const named = outcome.turn
        if (named === null) throw new Error(`${JSON.stringify(turn)} has no name`)
        const home = new Map(loaded.map(({ well, tube }) => [tube, well]))
        const puts = scanned.every(
          ({ well, tube }) => turnedWell(format, named, home.get(tube) ?? '') === well,
        )
        expect(puts, JSON.stringify(turn)).toBe(true)
        // Where one row or one column is left, a mirror and a shift can be the same.
        if (scanned.length > 24) expect(named).toEqual(turn)
      }
    },
  )

  test('of any part of a plate names a turn that puts each scanned tube where it was found', () => {
    fc.assert(
      fc.property(
        fc.subarray(placed(94), { minLength: 3 }),
        fc.constantFrom(...plateTurns(96)),
        fc.option(fc.constantFrom(...wellsOf(96))),
        (loaded, turn, stranger) => {
          const scanned = loaded.flatMap(({ well, tube }) => {
            const found = turnedWell(96, turn, well)
            return found === null ? [] : [{ well: found, tube }]
          })
          fc.pre(scanned.length >= 2)
          const foreign = stranger === null ? [] : [{ well: stranger, tube: 'X' }]
          const outcome = compareRescan(96, loaded, [...scanned, ...foreign])
          const named = outcome.turn
          if (named === null) throw new Error(`${JSON.stringify(turn)} has no name`)
          const home = new Map(loaded.map(({ well, tube }) => [tube, well]))
          for (const { well, tube } of scanned)
            expect(turnedWell(96, named, home.get(tube) ?? '')).toBe(well)
        },
      ),
    )
  })
})
