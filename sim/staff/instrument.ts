import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { LayoutWell, PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { writeQuantStudioText } from '@bihuan/interop/instruments/write-quantstudio-text.ts'
import { normal } from '../random/distributions.ts'
import type { Random } from '../random/random.ts'

/** What is really in a well: the Ct of the virus (null: none), and whether anything can be amplified at all. */
export type Contents = { ct: number | null; silent: boolean }

export type Run = {
  plate: string
  layout: PlateLayout
  assay: Assay
  contents: (tube: string) => Contents
  /** The positive control was forgotten or is spoiled. */
  badControl: boolean
  endedAt: Instant
  serial: string
  random: Random
}

const rounded = (ct: number): number => Math.round(ct * 1000) / 1000
// Beyond this many cycles the instrument finds no curve.
const cyclesMax = 42

/** Half a cycle between the two targets is usual; readings of one sample vary by a tenth. Both invented. */
function ctsOf(
  run: Run,
  place: LayoutWell,
): { targets: (number | null)[]; control: number | null } {
  const { assay, random } = run
  const found = (ct: number | null): number | null =>
    ct === null || ct > cyclesMax ? null : rounded(ct)
  if (place.role === 'negative-control')
    return { targets: assay.targets.map(() => null), control: null }
  if (place.role === 'positive-control') {
    const middle = (assay.positiveControl.ctMin + assay.positiveControl.ctMax) / 2
    const ct = run.badControl ? assay.positiveControl.ctMax + 4 : middle
    return {
      targets: assay.targets.map(() => found(normal(random, ct, 0.3))),
      control: found(normal(random, 27, 0.5)),
    }
  }
  const { ct, silent } = run.contents(place.tube)
  if (silent) return { targets: assay.targets.map(() => null), control: null }
  const shifts = assay.targets.map((_, n) => (n === 0 ? 0 : -0.2))
  return {
    targets: shifts.map((shift) =>
      found(
        ct === null ? null : ct + shift + Math.max(-0.25, Math.min(0.25, normal(random, 0, 0.1))),
      ),
    ),
    control: found(Math.min(34, Math.max(22, normal(random, 27.5, 1.2)))),
  }
}

/** The text file that the instrument writes at the end of a run. */
export function instrumentFile(run: Run): string {
  const { assay } = run
  const wells = run.layout.wells.flatMap((place): WellReading[] => {
    const { targets, control } = ctsOf(run, place)
    const sample =
      place.role === 'tube' ? place.tube : place.role === 'negative-control' ? 'NTC' : 'PC'
    const role =
      place.role === 'tube' ? 'unknown' : place.role === 'negative-control' ? 'ntc' : 'control'
    const reading = (target: string, dye: string, ct: number | null): WellReading => ({
      well: place.well,
      sample,
      target,
      dye,
      role,
      ct,
      call: null,
      flags: [],
    })
    return [
      ...assay.targets.map(({ name, dye }, n) => reading(name, dye, targets[n] ?? null)),
      reading(assay.internalControl.name, assay.internalControl.dye, control),
    ]
  })
  return writeQuantStudioText({
    instrument: 'QuantStudio(TM) 7 Flex System',
    serial: run.serial,
    runId: run.plate,
    experimentType: 'Presence/Absence',
    runEndedAt: `${cityIsoOf(run.endedAt).slice(0, 19).replace('T', ' ')} CST`,
    plateBarcode: run.plate,
    wells,
  })
}
