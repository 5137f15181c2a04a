import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anAssay, aPlate, liquids, readingsOf } from './an-assay.ts'
import type { Reading } from './call.ts'
import { judgePlate, type PlateVerdict } from './judge-plate.ts'
import { labCallWord } from './lab-call.ts'
import type { PlateFormat } from './plate.ts'
import { controlWells, type PlateLayout, tubeWellCount } from './plate-layout.ts'
import { type PlateTurn, plateTurns, turnedWell } from './plate-turns.ts'

type Liquid = readonly (number | null)[]
const assay = anAssay()
const layout = aPlate(20)
const good = (): Reading[] => readingsOf(layout, liquids(layout))

function kinds(verdict: PlateVerdict): string[] {
  return verdict.kind === 'valid' ? [] : verdict.because.map(({ kind }) => kind)
}

/** What the machine reads when the plate of this layout was put in turned. */
function turnedReadings(
  plate: PlateLayout,
  turn: PlateTurn,
  held: ReadonlyMap<string, Liquid>,
): Reading[] {
  const moved = new Map<string, Liquid>()
  for (const [well, liquid] of held) {
    const read = turnedWell(plate.format, turn, well)
    if (read !== null) moved.set(read, liquid)
  }
  return readingsOf(plate, moved)
}

describe('a plate', () => {
  test('is valid when controls, layout and file agree, and calls every tube once', () => {
    const held = liquids(layout, (tube) =>
      tube === 'T7' ? [30, 31, 26] : tube === 'T9' ? [] : [null, null, 27],
    )
    const verdict = judgePlate(layout, readingsOf(layout, held), assay)
    if (verdict.kind === 'blocked') throw new Error(JSON.stringify(verdict.because))
    expect(verdict.calls).toHaveLength(20)
    expect(new Map(verdict.calls.map(({ tube, call }) => [tube, call]))).toEqual(
      new Map(
        Array.from({ length: 20 }, (_, index) => [
          `T${index}`,
          index === 7 ? 'reactive' : index === 9 ? 'invalid' : 'negative',
        ]),
      ),
    )
    expect(verdict.calls[0]).toMatchObject({
      of: 'pool',
      well: 'A1',
      assay: { id: 'test-kit', version: 3, kit: 'kit-a' },
    })
  })

  test('follows the truth table of its controls: all 64 combinations (H37)', () => {
    const { negative, positive } = controlWells[96]
    for (let bits = 0; bits < 64; bits += 1) {
      const holds = (bit: number): boolean => (bits & (1 << bit)) !== 0
      const held = liquids(layout, (tube) => [null, null, tube === 'T3' && !holds(5) ? null : 27])
      held.set(negative, [holds(0) ? null : 33, holds(1) ? null : 33, holds(2) ? null : 25])
      held.set(positive, [holds(3) ? 26 : null, holds(4) ? 27 : 19, 25])
      const verdict = judgePlate(layout, readingsOf(layout, held), assay)
      const controlsHold = (bits & 31) === 31
      expect(verdict.kind, `${bits}`).toBe(controlsHold ? 'valid' : 'blocked')
      if (verdict.kind === 'valid') {
        expect(verdict.calls.find(({ tube }) => tube === 'T3')?.call).toBe(
          holds(5) ? 'negative' : 'invalid',
        )
      }
    }
  })

  test.each<[string, (readings: Reading[]) => Reading[]]>([
    ['well-not-read', (readings) => readings.filter(({ well }) => well !== 'C1')],
    ['well-not-read', (readings) => readings.slice(1)],
    [
      'well-not-in-layout',
      (readings) => [...readings, ...readings.slice(0, 3).map((one) => ({ ...one, well: 'H12' }))],
    ],
    ['reading-twice', (readings) => [...readings, ...readings.slice(0, 1)]],
    [
      'sample-differs',
      (readings) => readings.map((one) => (one.well === 'C1' ? { ...one, sample: 'T3' } : one)),
    ],
    [
      'sample-differs',
      (readings) => readings.map((one) => (one.well === 'C1' ? { ...one, sample: null } : one)),
    ],
    [
      'target-unknown',
      (readings) => readings.map((one) => (one.target === 'N' ? { ...one, target: 'E' } : one)),
    ],
    [
      'target-unknown',
      (readings) => readings.map((one) => (one.target === 'N' ? { ...one, target: null } : one)),
    ],
    [
      'dye-wrong',
      (readings) => readings.map((one) => (one.target === 'N' ? { ...one, dye: 'FAM' } : one)),
    ],
    [
      'ct-impossible',
      (readings) => readings.map((one) => (one.well === 'A1' ? { ...one, ct: Number.NaN } : one)),
    ],
  ])('is blocked: %s', (kind, spoil) => {
    expect(kinds(judgePlate(layout, spoil(good()), assay))).toContain(kind)
  })

  test('is blocked when two wells are exchanged in the file (H34)', () => {
    const swapped = good().map((one) => ({
      ...one,
      well: one.well === 'A1' ? 'B1' : one.well === 'B1' ? 'A1' : one.well,
    }))
    expect(kinds(judgePlate(layout, swapped, assay))).toContain('sample-differs')
  })

  test('is blocked when the laboratory calls any tube otherwise than its Ct say (H34)', () => {
    const lab = layout.wells.flatMap(({ well, role }) =>
      role === 'tube' ? [{ well, call: 'negative' as const }] : [],
    )
    expect(judgePlate(layout, good(), assay, lab).kind).toBe('valid')
    for (const { well } of lab) {
      const other = lab.map((one) =>
        one.well === well ? { well, call: 'reactive' as const } : one,
      )
      const verdict = judgePlate(layout, good(), assay, other)
      expect(verdict).toEqual({
        kind: 'blocked',
        because: [{ well, kind: 'lab-call-differs', lab: 'reactive', ours: 'negative' }],
      })
    }
  })

  test('is blocked when its layout has the controls elsewhere', () => {
    const wells = layout.wells.map((place) =>
      place.role === 'negative-control' ? { ...place, well: 'H12' } : place,
    )
    expect(kinds(judgePlate({ ...layout, wells }, [], assay))).toContain(
      'control-missing-from-layout',
    )
  })
})

describe('a plate put in wrongly (H29)', () => {
  test.each<[PlateFormat, number]>([
    [96, 94],
    [96, 9],
    [384, 382],
  ])('of %i with %i tubes is blocked for every half turn, mirror and shift', (format, tubes) => {
    const plate = aPlate(tubes, format)
    const held = liquids(plate)
    expect(judgePlate(plate, readingsOf(plate, held), assay).kind).toBe('valid')
    for (const turn of plateTurns(format)) {
      expect(
        judgePlate(plate, turnedReadings(plate, turn, held), assay).kind,
        JSON.stringify(turn),
      ).toBe('blocked')
    }
  })

  test('is blocked whatever the tubes hold, even a reactive and a silent one just where the controls should be', () => {
    const kind = fc.constantFrom<Liquid>(
      [null, null, 27],
      [26, 27, 25],
      [null, null, null],
      [30, 31, 26],
      [39, null, 27],
    )
    for (const format of [96, 384] as const) {
      const plate = aPlate(tubeWellCount(format), format)
      const turns = plateTurns(format)
      fc.assert(
        fc.property(
          fc.array(kind, { minLength: 5, maxLength: 5 }),
          fc.nat(turns.length - 1),
          fc.nat(),
          (mixture, pick, salt) => {
            const turn = turns[pick] ?? { kind: 'half-turn' }
            const held = liquids(
              plate,
              (tube) => mixture[(Number(tube.slice(1)) * 7 + salt) % 5] ?? [],
            )
            // The worst case: what lies where the controls will be read looks like the controls.
            for (const [control, looks] of [
              [controlWells[format].negative, [null, null, null]],
              [controlWells[format].positive, [26, 27, 25]],
            ] as const) {
              const from = [...held.keys()].find(
                (well) => turnedWell(format, turn, well) === control,
              )
              if (from !== undefined) held.set(from, looks)
            }
            expect(judgePlate(plate, turnedReadings(plate, turn, held), assay).kind).toBe('blocked')
          },
        ),
        { numRuns: format === 96 ? 150 : 40 },
      )
    }
  })
})

test('a laboratory’s words are ours, or unknown', () => {
  expect(
    ['阴性', ' Negative ', 'Presence', '初筛阳性', '可疑', 'Invalid'].map(labCallWord),
  ).toEqual(['negative', 'negative', 'reactive', 'reactive', 'repeat', 'invalid'])
  expect(labCallWord('fine')).toBeNull()
})
