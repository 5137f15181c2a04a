import { LoadPlate, PlateLoaded } from '@bihuan/contract/laboratory.ts'
import { type PlateFormat, wellIndex } from '@bihuan/core/lab/plate.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { plateId, tubeId } from '../labels/labels.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { laboratoryArea } from './plate-store.ts'
import { keepLayout, type Place } from './plate-wells.ts'
import { takeTubes, whyNotTaken } from './take-tubes.ts'

/** The wells of a plate with its two controls. Refuses with plate.layout-refused. */
function layOut({ format, wells }: Pick<Static<typeof LoadPlate>, 'format' | 'wells'>): Place[] {
  const at = (well: string) => {
    const position = wellIndex(format as PlateFormat, well)
    if (position === null)
      throw new Problem('plate.layout-refused', { fault: 'well-not-on-plate', where: well })
    return position
  }
  const { negative, positive } = controlWells[format]
  const places: Place[] = [
    { position: at(negative), tube: null },
    { position: at(positive), tube: null },
  ]
  const taken = new Map(places.map(({ position }) => [position, 'well-is-a-control']))
  const tubes = new Set<string>()
  for (const { well, tube } of wells) {
    const position = at(well)
    const id = tubeId(tube)
    const fault = taken.get(position)
    if (fault) throw new Problem('plate.layout-refused', { fault, where: well })
    if (tubes.has(id))
      throw new Problem('plate.layout-refused', { fault: 'tube-twice', where: tube })
    taken.set(position, 'well-twice')
    tubes.add(id)
    places.push({ position, tube: id })
  }
  return places
}

/** Loads tubes on a plate, all or none; the controls lie where the format has them. */
export const loadPlate = command({
  name: 'plate.load',
  summary: 'Load received tubes on a plate',
  roles: ['lab-technician'],
  input: LoadPlate,
  outcome: PlateLoaded,
  area: (sql, input) => laboratoryArea(sql, input.laboratory),
  async run(tx, input, request) {
    const laboratory = Number(input.laboratory)
    checkLaboratory(request.actor, laboratory)
    const places = layOut(input)
    const plate = plateId(input.plate)
    const round = Number(input.round)
    const [facts] = await tx<{ known: boolean; kit: string | null }[]>`
      select exists (select from rounds where id = ${round}) as known,
        (select kit from assays where id = ${input.assay} and version = ${input.assayVersion}) as kit`
    if (!facts?.known) throw new Problem('round.unknown', { round: input.round })
    const { kit } = facts
    if (kit === null)
      throw new Problem('assay.unknown', { assay: `${input.assay} ${input.assayVersion}` })

    const tubes = places.flatMap(({ tube }) => (tube === null ? [] : [tube]))
    const loading = { plate, round, laboratory, kit, tubes }
    // Sent at once, done one after the other; what refuses below undoes them all.
    const begun = tx`
      insert into plates (id, round_id, laboratory_id, format, assay_id, assay_version, reagent_lot, loaded_at, loaded_by)
      values (${plate}, ${round}, ${laboratory}, ${input.format}, ${input.assay}, ${input.assayVersion}, ${input.reagentLot ?? null}, ${instantOf(input.at)}, ${request.actor.id})`.execute()
    const [, taken] = await Promise.all([
      begun,
      takeTubes(tx, loading),
      keepLayout(tx, plate, round, places),
    ])
    if (taken < tubes.length) {
      const codes = new Map(input.wells.map(({ tube }) => [tubeId(tube), tube]))
      throw new Problem('plate.tubes-refused', {}, await whyNotTaken(tx, loading, codes))
    }
    const { negative, positive } = controlWells[input.format]
    return {
      plate: input.plate,
      tubes: tubes.length,
      controls: [
        { well: negative, role: 'negative-control' },
        { well: positive, role: 'positive-control' },
      ],
    }
  },
})
