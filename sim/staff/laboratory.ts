import { layPlate, type PlateLayout, tubeWellCount } from '@bihuan/core/lab/plate-layout.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { signIn } from '../seed/accounts.ts'
import { readPlate } from './plate-run.ts'
import type { StaffedLaboratory, Tube, Waiting, World } from './world.ts'

/** A plate in a cycler. */
export type Plate = {
  code: string
  kit: 'first' | 'second'
  layout: PlateLayout
  tubes: Map<string, Tube>
  number: number
}

const format = 96
/** From the end of a run to its file. */
export const readMinutes = 2
const wellsMax = tubeWellCount(format)
// A full plate goes at once; another when its oldest tube has waited so long, sooner with a person held at home. Invented.
const patienceMinutes = 30
const patienceForPeopleMinutes = 12

// Plates that a kit box of one lot lasts for; invented.
const lotPlates = 60
const reagentLot = (laboratory: string, kit: Plate['kit'], plates: number) =>
  `${kit === 'first' ? 'A' : 'B'}22-${laboratory}${String(Math.floor(plates / lotPlates) + 1).padStart(2, '0')}`

const isUrgent = ({ tube, kit }: Waiting): boolean => tube.single || kit === 'second'

/** Tubes come to the bench: from reception, from a rejected plate, or to be repeated. */
export function takeIn(
  world: World,
  laboratory: StaffedLaboratory,
  tubes: readonly Tube[],
  at: Instant,
  kit: 'first' | 'second' = 'first',
): void {
  for (const tube of tubes) laboratory.waiting.push({ tube, since: at, kit })
  if (tubes.length === 0) return
  const look = (now: Instant): Promise<void> => loadWhatIsDue(world, laboratory, now)
  world.agenda.plan(at + minuteMs, laboratory.place, look)
  for (const minutes of [patienceForPeopleMinutes, patienceMinutes])
    world.agenda.plan(at + (minutes + 1) * minuteMs, laboratory.place, look)
}

/** Loads plates as long as there is a free cycler and a plate's worth of tubes, or tubes that have waited long enough. */
export async function loadWhatIsDue(
  world: World,
  laboratory: StaffedLaboratory,
  at: Instant,
): Promise<void> {
  for (const kit of ['second', 'first'] as const) {
    while (laboratory.freeCyclers > 0) {
      const queue = laboratory.waiting
        .filter((one) => one.kit === kit)
        .sort(
          (a, b) =>
            Number(isUrgent(b)) - Number(isUrgent(a)) ||
            a.since - b.since ||
            (a.tube.code < b.tube.code ? -1 : 1),
        )
      const due = queue.some(
        (one) =>
          at - one.since >= (isUrgent(one) ? patienceForPeopleMinutes : patienceMinutes) * minuteMs,
      )
      if (queue.length === 0 || (queue.length < wellsMax && !due)) break
      const taken = queue.slice(0, wellsMax)
      laboratory.waiting = laboratory.waiting.filter((one) => !taken.includes(one))
      await loadPlate(
        world,
        laboratory,
        kit,
        taken.map(({ tube }) => tube),
        at,
      )
    }
  }
}

async function loadPlate(
  world: World,
  laboratory: StaffedLaboratory,
  kit: 'first' | 'second',
  tubes: readonly Tube[],
  at: Instant,
): Promise<void> {
  const laid = layPlate(
    tubes.map(({ code, single }) => ({ tube: code, holds: single ? 'single' : 'pool' })),
    format,
  )
  if (!laid.ok) throw new RangeError(`a plate cannot be laid: ${laid.because}`)
  const { id, runMinutes } = laboratory.plan
  const code = world.codes.plate(id)
  await world.client.act(signIn.technician(id), at, 'plate.load', {
    plate: code,
    round: world.round,
    laboratory: id,
    format,
    assay: `${kit}-kit`,
    assayVersion: 1,
    reagentLot: reagentLot(id, kit, laboratory.plates),
    wells: laid.layout.wells.flatMap((place) =>
      place.role === 'tube' ? [{ well: place.well, tube: place.tube }] : [],
    ),
    at: isoOf(at),
  })
  laboratory.freeCyclers -= 1
  laboratory.plates += 1
  world.tally.add('plates')
  const plate: Plate = {
    code,
    kit,
    layout: laid.layout,
    tubes: new Map(tubes.map((tube) => [tube.code, tube])),
    number: laboratory.plates,
  }
  world.agenda.plan(at + (runMinutes + readMinutes) * minuteMs, laboratory.place, async (now) => {
    laboratory.freeCyclers += 1
    await readPlate(world, laboratory, plate, now)
    await loadWhatIsDue(world, laboratory, now)
  })
}
