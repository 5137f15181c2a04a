import { anAssay } from '@bihuan/core/lab/an-assay.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { writeQuantStudioText } from '@bihuan/interop/instruments/write-quantstudio-text.ts'
import type { Actor } from '../door/actor.ts'
import { boxId, tubeId } from '../labels/labels.ts'
import { answerTasks } from '../recall/answer-tasks.ts'
import type { TestCity } from '../testing/a-city.ts'
import type { TestRound } from '../testing/a-round.ts'
import { adoptAssay } from './adopt-assay.ts'
import { importResults } from './import-results.ts'
import { loadPlate } from './load-plate.ts'
import { releasePlate } from './release-plate.ts'

// Builder for tests: a laboratory bench with two kits, where tubes lie received, and files that say what one wants.

export type TubeAt = { tube: string; well?: string; call: CallWord }
export type Swabs = {
  tube: string
  people: readonly string[]
  poolSize?: number
  sitting?: number
  again?: readonly string[]
}

const cts: Record<CallWord, (number | null)[]> = {
  negative: [null, null, 27],
  reactive: [30, 31, 27],
  repeat: [30, null, 27],
  invalid: [null, null, null],
}
const wellNames = ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1']

/** What a file says of tubes in these wells, controls as they should be; base64, ready to import. */
export function fileOf(
  tubes: readonly TubeAt[],
  over: { sample?: (tube: string) => string; runEndedAt?: string; calls?: boolean } = {},
): string {
  const { targets, internalControl } = anAssay()
  const lines = (
    well: string,
    sample: string,
    values: (number | null)[],
    call: string | null,
  ): WellReading[] =>
    [...targets, internalControl].map(({ name, dye }, n) => ({
      well,
      sample,
      target: name,
      dye,
      role: null,
      ct: values[n] ?? null,
      call: n < 2 ? call : null,
      flags: [],
    }))
  const { negative, positive } = controlWells[96]
  const wells = [
    ...tubes.flatMap(({ tube, well, call }, n) =>
      lines(
        well ?? wellNames[n] ?? '',
        over.sample?.(tube) ?? tube,
        cts[call],
        over.calls ? call : null,
      ),
    ),
    ...lines(negative, 'NTC', [null, null, null], null),
    ...lines(positive, 'PC', [26, 27, 25], null),
  ]
  const text = writeQuantStudioText({
    instrument: 'QuantStudio 5',
    serial: null,
    runId: null,
    experimentType: 'Presence/Absence',
    runEndedAt: over.runEndedAt ?? null,
    plateBarcode: null,
    wells,
  })
  return Buffer.from(text).toString('base64')
}

/** A bench in laboratory 1 with first-kit (kit-a) and second-kit (kit-b) adopted. */
export async function aBench(city: TestCity, round: TestRound) {
  const { sql, start } = city
  const technician: Actor = city.actor('lab-technician', '410105', 'laboratory:1')
  const reviewer: Actor = city.actor('lab-reviewer', '410105', 'laboratory:1')
  const administrator = city.actor('administrator')
  for (const assay of [anAssay({ id: 'first-kit' }), anAssay({ id: 'second-kit', kit: 'kit-b' })])
    await city.run(adoptAssay, administrator, { assay })
  const at = (minutes: number) => isoOf(start + 4 * hourMs + minutes * minuteMs)
  const moment = (minutes: number) => start + 4 * hourMs + minutes * minuteMs
  let boxes = 0
  let plates = 0
  const nextPlate = () => {
    plates += 1
    return round.plate(plates)
  }

  const plateCalled = async (tubes: readonly TubeAt[], assay = 'first-kit', minutes = 0) => {
    const plate = nextPlate()
    await city.run(loadPlate, technician, {
      plate,
      round: round.round,
      laboratory: '1',
      format: 96,
      assay,
      assayVersion: 3,
      at: at(minutes),
      wells: tubes.map(({ tube, well }, n) => ({ well: well ?? wellNames[n] ?? '', tube })),
    })
    return plate
  }
  const imported = async (tubes: readonly TubeAt[], assay?: string, minutes = 0) => {
    const plate = await plateCalled(tubes, assay, minutes)
    // The name differs, so that no two files are the same file.
    await city.run(importResults, technician, {
      plate,
      fileName: 'run.txt',
      content: fileOf(tubes, { runEndedAt: `run of ${plate}` }),
      at: at(minutes + 1),
    })
    return plate
  }
  return {
    technician,
    reviewer,
    at,
    moment,
    nextPlate,
    plateCalled,
    imported,
    release: (plate: string, minutes = 10, by = reviewer) =>
      city.run(releasePlate, by, { plate, at: at(minutes) }, moment(minutes)),
    /** Loads, reads and releases. */
    async released(tubes: readonly TubeAt[], assay?: string, minutes = 0) {
      return city.run(
        releasePlate,
        reviewer,
        { plate: await imported(tubes, assay, minutes), at: at(minutes + 10) },
        moment(minutes + 10),
      )
    },
    /** Tubes that were sampled, sealed, boxed and received in a laboratory; `again` are people whose counted sample is in another tube. */
    async receive(tubes: readonly Swabs[], laboratory = 1): Promise<void> {
      boxes += 1
      const box = boxId(round.box(boxes))
      const roundId = Number(round.round)
      await sql.begin(async (tx) => {
        await tx`insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count, received_at, laboratory_id, received_count)
          values (${box}, ${roundId}, 1, ${start + 2 * hourMs}, 'test', ${tubes.length}, ${start + 3 * hourMs}, ${laboratory}, ${tubes.length})`
        await tx`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
          values (gen_random_uuid(), 1, ${roundId}, ${start + 3 * hourMs}, 'tube', 'stock:1', ${`laboratory:${laboratory}`}, ${tubes.length})`
        for (const { tube, people, poolSize = 10, sitting = 0, again = [] } of tubes) {
          const id = tubeId(tube)
          await tx`insert into tubes (id, opened_at, sealed_at, boxed_at, box_id, round_id, site_id, device_id, pool_size, sitting, member_count, state)
            values (${id}, ${start + hourMs}, ${start + hourMs}, ${start + 2 * hourMs}, ${box}, ${roundId}, 1, 101, ${poolSize}, ${sitting}, ${people.length + again.length}, 'sealed')`
          await tx`insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
            select p, ${id}, ${start + hourMs + sitting * minuteMs}, ${roundId}, ${sitting} from unnest(${[...people]}::bigint[]) p`
          await tx`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
            select ${roundId}, ${id}, p, 'duplicate', ${start + hourMs}, ${start + hourMs} from unnest(${[...again]}::bigint[]) p`
        }
      })
    },
    answerAgain: (people: readonly string[]) =>
      sql.begin((tx) => answerTasks(tx, Number(round.round), people, moment(99))),
    tasks: (tube: string) => sql<
      { personId: string; sitting: number; outcome: string | null; answeredByTube: string | null }[]
    >`
      select person_id, sitting, outcome, answered_by_tube from recall_tasks where tube_id = ${tubeId(tube)} order by person_id`,
    async tubeRow(tube: string) {
      const [row] = await sql<
        { result: string | null; plateId: string | null; resultedAt: number | null }[]
      >`select result, plate_id, resulted_at from tubes where id = ${tubeId(tube)}`
      return row
    },
    findings: (tube: string) => sql<
      { personId: string; state: string; firstKit: string; secondKit: string | null }[]
    >`
      select person_id, state, first_kit, second_kit from findings where tube_id = ${tubeId(tube)}`,
  }
}
export type Bench = Awaited<ReturnType<typeof aBench>>
