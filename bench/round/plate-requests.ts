import type { Assay } from '@bihuan/core/lab/assay.ts'
import { layPlate, type PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import type { CommandBytes, Hand } from './command-bytes.ts'
import { instrumentText } from './instrument-text.ts'
import type { PlannedPlate } from './plan-round.ts'

// Minutes after the last box of a plate was received: a run takes an hour and three quarters.
const minutes = { load: 10, import: 125, release: 130 }
const cyclers = 8

export type PlateOrder = {
  round: string
  assay: Assay
  random: Random
  /** When the last box of a plate was received. */
  readyAt(plate: PlannedPlate): number
  technicianOf(plate: PlannedPlate): Hand
  reviewerOf(plate: PlannedPlate): Hand
  /** Whether the pool of this label number reacts. */
  reacts(tube: number): boolean
}

function layoutOf({ tubes }: PlannedPlate): PlateLayout {
  const codes = tubes.map((tube) => ({ tube: labelCode('tube', tube), holds: 'pool' as const }))
  const laid = layPlate(codes, 96)
  if (!laid.ok) throw new RangeError(`a plate cannot be laid: ${laid.because}`)
  return laid.layout
}

/** The requests of a plate: loaded, read by the instrument, released by a second person. */
export function plateRequests(
  send: CommandBytes,
  order: PlateOrder,
): Record<keyof typeof minutes, (plate: PlannedPlate) => Buffer> {
  const { round, assay, random, readyAt, technicianOf, reviewerOf, reacts } = order
  const moment = (step: keyof typeof minutes, plate: PlannedPlate) =>
    readyAt(plate) + minutes[step] * minuteMs
  const common = (step: keyof typeof minutes, plate: PlannedPlate) => ({
    plate: labelCode('plate', plate.number),
    at: isoOf(moment(step, plate)),
  })
  const fileOf = (plate: PlannedPlate) =>
    instrumentText({
      plate: labelCode('plate', plate.number),
      layout: layoutOf(plate),
      assay,
      reactive: new Set(plate.tubes.filter(reacts).map((tube) => labelCode('tube', tube))),
      endedAt: moment('import', plate) - 2 * minuteMs,
      serial: `QS7-${plate.laboratory}-${plate.number % cyclers}`,
      random: random.fork(`run ${plate.number}`),
    })
  return {
    load: (plate) =>
      send('plate.load', technicianOf(plate).token, moment('load', plate), {
        ...common('load', plate),
        round,
        laboratory: plate.laboratory,
        format: 96,
        assay: assay.id,
        assayVersion: assay.version,
        reagentLot: `A22-${plate.laboratory}`,
        wells: layoutOf(plate).wells.flatMap((place) =>
          place.role === 'tube' ? [{ well: place.well, tube: place.tube }] : [],
        ),
      }),
    import: (plate) =>
      send('result.import', technicianOf(plate).token, moment('import', plate), {
        ...common('import', plate),
        fileName: `run-${plate.number}.txt`,
        content: Buffer.from(fileOf(plate)).toString('base64'),
      }),
    release: (plate) =>
      send(
        'plate.release',
        reviewerOf(plate).token,
        moment('release', plate),
        common('release', plate),
      ),
  }
}
