import type { Assay } from '@bihuan/core/lab/assay.ts'
import { wellIndex } from '@bihuan/core/lab/plate.ts'
import type { PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Random } from '@bihuan/sim/random/random.ts'

export type InstrumentOrder = {
  plate: string
  layout: PlateLayout
  assay: Assay
  /** Codes of tubes that react. */
  reactive: ReadonlySet<string>
  endedAt: Instant
  serial: string
  random: Random
}

const none = 'Undetermined'
const head = 'Well\tWell Position\tSample Name\tTarget Name\tReporter\tCT'
// Ct of a reactive pool, of the internal control and of the positive control; invented, within the limits of the kit.
const reactiveCt = 29
const internalCt = 25
const controlCt = 26

/**
 * The results of a plate as a QuantStudio text export holds them when its user chose the section of results alone: half the
 * size of a whole export, and what a laboratory with a hundred plates a shift sends.
 */
export function instrumentText(order: InstrumentOrder): string {
  const { plate, layout, assay, reactive, endedAt, serial, random } = order
  const near = (ct: number) => (ct + random.uniform() * 4).toFixed(3)
  const rows: string[] = []
  for (const place of layout.wells) {
    const isTube = place.role === 'tube'
    const isPositive = place.role === 'positive-control'
    const sample = isTube ? place.tube : isPositive ? 'PC' : 'NTC'
    const start = `${(wellIndex(layout.format, place.well) ?? 0) + 1}\t${place.well}\t${sample}\t`
    const reacts = isPositive || (isTube && reactive.has(place.tube))
    for (const { name, dye } of assay.targets)
      rows.push(
        `${start}${name}\t${dye}\t${reacts ? near(isPositive ? controlCt : reactiveCt) : none}`,
      )
    const { name, dye } = assay.internalControl
    rows.push(`${start}${name}\t${dye}\t${isTube || isPositive ? near(internalCt) : none}`)
  }
  return [
    `* Block Type = 96-Well Block (0.2mL)`,
    `* Experiment Barcode = ${plate}`,
    `* Experiment Run End Time = ${cityIsoOf(endedAt).slice(0, 19).replace('T', ' ')} CST`,
    `* Experiment Type = Presence/Absence`,
    `* Instrument Serial Number = ${serial}`,
    `* Instrument Type = QuantStudio(TM) 7 Flex System`,
    `* Quantification Cycle Method = Ct`,
    '',
    '[Results]',
    head,
    ...rows,
    '',
    '',
  ].join('\r\n')
}
