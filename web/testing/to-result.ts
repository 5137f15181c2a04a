import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { acceptBox } from '@bihuan/server/custody/accept-box.ts'
import { offerBox } from '@bihuan/server/custody/offer-box.ts'
import { receiveBox } from '@bihuan/server/custody/receive-box.ts'
import { sealBox } from '@bihuan/server/custody/seal-box.ts'
import { fileOf, type TubeAt } from '@bihuan/server/laboratory/a-bench.ts'
import { adoptAssay } from '@bihuan/server/laboratory/adopt-assay.ts'
import { importResults } from '@bihuan/server/laboratory/import-results.ts'
import { loadPlate } from '@bihuan/server/laboratory/load-plate.ts'
import { releasePlate } from '@bihuan/server/laboratory/release-plate.ts'
import type { ServedSampler } from './serve-sampler.ts'

/**
 * The rest of the loop behind a sampler's page, by the real commands of courier and laboratory 1: what was sealed at site 1
 * is boxed, carried, received, loaded, read and released. Some 36 minutes of the city pass with it.
 */
export async function aWayToResults({ city, round, clock }: ServedSampler) {
  await city.run(adoptAssay, city.actor('administrator'), { assay: anAssay({ id: 'first-kit' }) })
  const [courier] = await city.sql<
    { id: string }[]
  >`select id from accounts where sign_in_name = 'courier'`
  const carrier = { ...city.actor('courier', '4101', '样本转运专班'), id: courier?.id ?? '' }
  const sampler = city.actor('sampler', '410105001', 'site:1')
  const technician = city.actor('lab-technician', '410105', 'laboratory:1')
  const reviewer = city.actor('lab-reviewer', '410105', 'laboratory:1')
  let turn = 600
  /** The moment so many minutes from now, to which the city's clock is moved. */
  const after = (minutes: number) => {
    clock.set({ now: clock.now() + minutes * minuteMs })
    return isoOf(clock.now())
  }
  return async (tubes: readonly TubeAt[]): Promise<void> => {
    turn += 1
    const box = round.box(turn)
    const plate = round.plate(turn)
    const codes = tubes.map(({ tube }) => tube)
    const count = codes.length
    const sealing = { round: round.round, site: '1', box, tubes: codes, at: after(5) }
    await city.run(sealBox, sampler, sealing, clock.now())
    const toCourier = { box, to: `courier:${carrier.id}`, count, at: after(1) }
    await city.run(offerBox, sampler, toCourier, clock.now())
    await city.run(acceptBox, carrier, { box, count, at: after(1) }, clock.now())
    await city.run(
      offerBox,
      carrier,
      { box, to: 'laboratory:1', count, at: after(10) },
      clock.now(),
    )
    const arrived = { box, laboratory: '1', tubes: codes, at: after(1) }
    await city.run(receiveBox, technician, arrived, clock.now())
    const loading = {
      plate,
      round: round.round,
      laboratory: '1',
      format: 96 as const,
      assay: 'first-kit',
      assayVersion: 3,
      at: after(3),
      wells: tubes.map(({ tube, well }) => ({ well: well ?? '', tube })),
    }
    await city.run(loadPlate, technician, loading, clock.now())
    // The name of the run differs, so that no two files are the same file.
    const content = fileOf(tubes, { runEndedAt: `run of ${plate}` })
    const reading = { plate, fileName: 'run.txt', content, at: after(10) }
    await city.run(importResults, technician, reading, clock.now())
    await city.run(releasePlate, reviewer, { plate, at: after(5) }, clock.now())
  }
}
