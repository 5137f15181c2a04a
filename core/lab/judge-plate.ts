import type { Assay } from './assay.ts'
import { type CallWord, callWell, type Reading, type TubeCall, tubeCall } from './call.ts'
import { type ControlFault, negativeControlFaults, positiveControlFaults } from './control-wells.ts'
import { spotOf, type Well } from './plate.ts'
import { controlWells, type LayoutWell, type PlateLayout } from './plate-layout.ts'
import { plateTurns, turnedWell } from './plate-turns.ts'

export type PlateFault = { well: Well | null } & (
  | { kind: 'control-missing-from-layout' }
  | { kind: 'well-twice-in-layout' }
  | { kind: 'well-not-on-plate' }
  | { kind: 'well-not-in-layout' }
  | { kind: 'well-not-read' }
  | { kind: 'reading-twice'; target: string | null }
  | { kind: 'target-unknown'; target: string | null }
  | { kind: 'dye-wrong'; target: string; dye: string | null; expected: string }
  | { kind: 'ct-impossible'; target: string | null; ct: number }
  | { kind: 'sample-differs'; expected: string; found: string | null }
  | ControlFault
  | { kind: 'plate-turned' }
  | { kind: 'line-without-signal'; line: string }
  | { kind: 'lab-call-differs'; lab: CallWord; ours: CallWord }
  | { kind: 'lab-call-without-tube' }
)

/** The laboratory's own word for a well, in our words (`labCallWord`). */
export type LabCall = { well: Well; call: CallWord }

export type PlateVerdict =
  | { kind: 'valid'; calls: readonly TubeCall[] }
  | { kind: 'blocked'; because: readonly PlateFault[] }

/**
 * Calls every tube of a plate, or none: one fault anywhere blocks the whole plate (hazards H29, H32, H34, H37).
 * Readings, layout and the laboratory's own calls must agree well by well.
 */
export function judgePlate(
  layout: PlateLayout,
  readings: readonly Reading[],
  assay: Assay,
  labCalls: readonly LabCall[] = [],
): PlateVerdict {
  const faults: PlateFault[] = [...layoutFaults(layout)]
  const byWell = new Map<Well, Reading[]>()
  for (const reading of readings) {
    const known = byWell.get(reading.well)
    if (known === undefined) byWell.set(reading.well, [reading])
    else known.push(reading)
  }
  faults.push(...readingFaults(layout, byWell, assay))
  if (faults.length > 0) return { kind: 'blocked', because: faults }

  const at = (well: Well): readonly Reading[] => byWell.get(well) ?? []
  const calls: TubeCall[] = []
  for (const place of layout.wells) {
    const { well } = place
    if (place.role === 'negative-control')
      faults.push(...atWell(well, negativeControlFaults(at(well), assay)))
    else if (place.role === 'positive-control')
      faults.push(...atWell(well, positiveControlFaults(at(well), assay)))
    else calls.push(tubeCall(place.holds, place.tube, well, callWell(at(well), assay), assay))
  }
  if (looksTurned(layout, at, assay)) faults.push({ well: null, kind: 'plate-turned' })
  faults.push(...silentLines(layout, calls))
  faults.push(...labFaults(calls, labCalls))
  return faults.length > 0 ? { kind: 'blocked', because: faults } : { kind: 'valid', calls }
}

function atWell(well: Well, faults: readonly ControlFault[]): PlateFault[] {
  return faults.map((fault) => ({ well, ...fault }))
}

function layoutFaults({ format, wells }: PlateLayout): PlateFault[] {
  const faults: PlateFault[] = []
  const roles = new Map<Well, LayoutWell['role']>()
  for (const { well, role } of wells) {
    if (spotOf(format, well) === null) faults.push({ well, kind: 'well-not-on-plate' })
    if (roles.has(well)) faults.push({ well, kind: 'well-twice-in-layout' })
    roles.set(well, role)
  }
  const { negative, positive } = controlWells[format]
  if (roles.get(negative) !== 'negative-control')
    faults.push({ well: negative, kind: 'control-missing-from-layout' })
  if (roles.get(positive) !== 'positive-control')
    faults.push({ well: positive, kind: 'control-missing-from-layout' })
  return faults
}

function readingFaults(
  layout: PlateLayout,
  byWell: ReadonlyMap<Well, readonly Reading[]>,
  assay: Assay,
): PlateFault[] {
  const faults: PlateFault[] = []
  const places = new Map(layout.wells.map((place) => [place.well, place]))
  const genes = new Map(
    [...assay.targets, assay.internalControl].map(({ name, dye }) => [name, dye]),
  )
  for (const [well, readings] of byWell) {
    const place = places.get(well)
    if (place === undefined) {
      faults.push({ well, kind: 'well-not-in-layout' })
      continue
    }
    const seen = new Set<string | null>()
    for (const { target, dye, ct, sample } of readings) {
      if (seen.has(target)) faults.push({ well, kind: 'reading-twice', target })
      seen.add(target)
      const expected = target === null ? undefined : genes.get(target)
      if (target === null || expected === undefined)
        faults.push({ well, kind: 'target-unknown', target })
      else if (dye !== expected) faults.push({ well, kind: 'dye-wrong', target, dye, expected })
      if (ct !== null && !(ct > 0 && ct <= 100))
        faults.push({ well, kind: 'ct-impossible', target, ct })
      if (place.role === 'tube' && sample !== place.tube) {
        faults.push({ well, kind: 'sample-differs', expected: place.tube, found: sample })
      }
    }
    if ([...genes.keys()].some((name) => !seen.has(name)))
      faults.push({ well, kind: 'well-not-read' })
  }
  for (const { well } of layout.wells)
    if (!byWell.has(well)) faults.push({ well, kind: 'well-not-read' })
  return faults
}

/**
 * Both controls seen where a turned or shifted plate would show them. A tube that happens to be reactive at the
 * right place cannot hide the turn then. Asked only of assays whose water lacks the internal control: elsewhere
 * the negative control looks like any negative tube.
 */
function looksTurned(
  layout: PlateLayout,
  at: (well: Well) => readonly Reading[],
  assay: Assay,
): boolean {
  if (assay.negativeControl.internalControl === 'present') return false
  const { format, wells } = layout
  const { negative, positive } = controlWells[format]
  const strong = wells.filter(({ well }) => positiveControlFaults(at(well), assay).length === 0)
  const water = wells.filter(({ well }) => negativeControlFaults(at(well), assay).length === 0)
  // Nearly every plate ends here: nothing but the controls looks like them.
  if (strong.length < 2 || water.length < 2) return false
  const looksStrong = new Set(strong.map(({ well }) => well))
  const looksWater = new Set(water.map(({ well }) => well))
  return plateTurns(format).some(
    (turn) =>
      looksStrong.has(turnedWell(format, turn, positive) ?? '') &&
      looksWater.has(turnedWell(format, turn, negative) ?? ''),
  )
}

/** Rows and columns whose tubes are all without internal control: the pipette missed them, or the plate is shifted. */
function silentLines({ format }: PlateLayout, calls: readonly TubeCall[]): PlateFault[] {
  const lines = new Map<string, { tubes: number; silent: number }>()
  for (const { well, because } of calls) {
    const spot = spotOf(format, well)
    if (spot === null) continue
    for (const line of [`row ${well.charAt(0)}`, `column ${spot.column + 1}`]) {
      const count = lines.get(line) ?? { tubes: 0, silent: 0 }
      count.tubes += 1
      if (because.kind === 'no-internal-control') count.silent += 1
      lines.set(line, count)
    }
  }
  return (
    [...lines]
      // One silent tube alone in its row is an invalid tube, not a silent row.
      .filter(([, { tubes, silent }]) => tubes >= 2 && silent === tubes)
      .map(([line]) => ({ well: null, kind: 'line-without-signal', line }))
  )
}

function labFaults(calls: readonly TubeCall[], labCalls: readonly LabCall[]): PlateFault[] {
  const ours = new Map(calls.map(({ well, call }) => [well, call]))
  return labCalls.flatMap(({ well, call }): PlateFault[] => {
    const own = ours.get(well)
    if (own === undefined) return [{ well, kind: 'lab-call-without-tube' }]
    return own === call ? [] : [{ well, kind: 'lab-call-differs', lab: call, ours: own }]
  })
}
