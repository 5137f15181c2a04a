import type * as laboratory from '@bihuan/contract/laboratory.ts'
import { judgePlate, type PlateFault } from '@bihuan/core/lab/judge-plate.ts'
import { wellIndex } from '@bihuan/core/lab/plate.ts'
import { controlWells, type LayoutWell, type PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import type { WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { readInstrumentFile } from '@bihuan/interop/instruments/read-instrument-file.ts'
import type { Static } from 'typebox'
import type { Hand } from './actor.ts'
import { labelIn, tubeCode } from './boxes.ts'
import type { CityFacts, PlateFact, TubeFact, WellFact } from './facts.ts'
import { refuse } from './refusal.ts'

function checkLaboratory({ unit }: Hand, own: string): void {
  if (unit.startsWith('laboratory:') && unit !== `laboratory:${own}`)
    refuse('access.unit-is-not-yours')
}
/** A plate by its code, for somebody of its laboratory. Refuses with plate.unknown. */
export function plateIn(facts: CityFacts, code: string, hand: Hand): PlateFact {
  const plate = facts.plates.get(labelIn('plate', code)) ?? refuse('plate.unknown')
  checkLaboratory(hand, plate.laboratory)
  return plate
}

function isFree(facts: CityFacts, tube: TubeFact | undefined, lab: string, kit: string): boolean {
  const box = tube?.box == null ? undefined : facts.boxes.get(tube.box)
  if (tube?.state !== 'sealed' || tube.plate !== null || box?.receivedBy !== lab) return false
  if (box.isLost) return false
  const wantsSecond = ({ tube: id, state, firstKit }: CityFacts['findings'][number]) =>
    id === tube.id && state === 'preliminary' && firstKit !== kit
  return tube.resultedAt === null || facts.findings.some(wantsSecond)
}

/** Tubes that a laboratory may load with this kit now, ascending. */
export const waitingTubes = (facts: CityFacts, lab: string, kit: string): number[] =>
  [...facts.tubes.values()]
    .filter((tube) => isFree(facts, tube, lab, kit))
    .map(({ id }) => id)
    .sort((a, b) => a - b)

function layOut({ format, wells }: Static<typeof laboratory.LoadPlate>): WellFact[] {
  const { negative, positive } = controlWells[format]
  const empty = { tube: null, isRead: false, call: null }
  const places: WellFact[] = [
    { well: negative, role: 'negative-control', ...empty },
    { well: positive, role: 'positive-control', ...empty },
  ]
  for (const { well, tube } of wells) {
    const id = labelIn('tube', tube)
    if (wellIndex(format, well) === null) refuse('plate.layout-refused')
    if (places.some((one) => one.well === well || one.tube === id)) refuse('plate.layout-refused')
    places.push({ ...empty, well, role: 'sample', tube: id })
  }
  return places.sort((a, b) => (wellIndex(format, a.well) ?? 0) - (wellIndex(format, b.well) ?? 0))
}

/** Loads tubes on a plate, all or none. */
export function loadPlate(
  facts: CityFacts,
  input: Static<typeof laboratory.LoadPlate>,
  hand: Hand,
) {
  checkLaboratory(hand, input.laboratory)
  const wells = layOut(input)
  const id = labelIn('plate', input.plate)
  const assay = facts.assays.get(input.assay) ?? refuse('assay.unknown')
  if (facts.plates.has(id)) refuse('plate.already-loaded')
  const tubes = wells.flatMap(({ tube }) => tube ?? [])
  const isTaken = (tube: number) =>
    isFree(facts, facts.tubes.get(tube), input.laboratory, assay.kit)
  if (!tubes.every(isTaken)) refuse('plate.tubes-refused')
  for (const tube of tubes) Object.assign(facts.tubes.get(tube) ?? {}, { plate: id })
  facts.plates.set(id, {
    id,
    laboratory: input.laboratory,
    format: input.format,
    assay,
    loadedBy: hand.id,
    wells,
    file: null,
    judgement: null,
    isReleased: false,
    isRejected: false,
  })
  return { plate: input.plate, tubes: tubes.length }
}

function layoutOf(facts: CityFacts, { format, wells }: PlateFact): PlateLayout {
  return {
    format,
    wells: wells.map(({ well, role, tube }): LayoutWell => {
      if (role !== 'sample' || tube === null)
        return { well, role: role === 'sample' ? 'negative-control' : role }
      const known = facts.tubes.get(tube)
      const isSingle = known?.poolSize === 1 && known.members.length === 1
      return { well, role: 'tube', tube: tubeCode(tube), holds: isSingle ? 'single' : 'pool' }
    }),
  }
}

const fileFaults: ReadonlySet<PlateFault['kind']> = new Set<PlateFault['kind']>([
  'well-not-in-layout',
  'well-not-read',
  'reading-twice',
  'target-unknown',
  'dye-wrong',
  'ct-impossible',
  'sample-differs',
])

// The planted bug: wells that the file does not reach are taken as read, empty, with an internal control in range.
function filledUp(plate: PlateFact, wells: readonly WellReading[]): WellReading[] {
  const { targets, internalControl } = plate.assay
  const [like] = wells
  const missing = plate.wells.filter(({ well }) => {
    const seen = wells.filter((one) => one.well === well)
    return seen.length <= targets.length
  })
  const isMissing = new Set(missing.map(({ well }) => well))
  const whole = wells.filter(({ well }) => !isMissing.has(well))
  const blank = missing.flatMap(({ well, role, tube }) =>
    [...targets, internalControl].map(({ name, dye }, n): WellReading => {
      const ct =
        role === 'positive-control' ? 26 : role === 'sample' && n === targets.length ? 27 : null
      const sample = tube === null ? 'control' : tubeCode(tube)
      return {
        ...(like ?? { role: null, flags: [] }),
        well,
        sample,
        target: name,
        dye,
        ct,
        call: null,
      }
    }),
  )
  return [...whole, ...blank]
}

/** Reads a file as this plate's, whole or not at all. Refuses with result-file.refused. */
function judge(facts: CityFacts, plate: PlateFact, content: string) {
  const isPartial = facts.flaws.has('partial-file-taken')
  let read = readInstrumentFile(Buffer.from(content, 'base64'))
  if (!read.ok && isPartial) {
    // Sections of a whole file follow the cut one, so that the reader sees no end missing.
    const text = Buffer.from(content, 'base64').toString()
    read = readInstrumentFile(Buffer.from(withoutSetup(text)))
  }
  if (!read.ok) return refuse('result-file.refused')
  const wells = isPartial ? filledUp(plate, read.run.wells) : read.run.wells
  const readings = wells.map(({ well, sample, target, dye, ct, flags }) => {
    const parsed = parseLabel('tube', sample ?? '')
    return { well, sample: parsed.ok ? parsed.code : sample, target, dye, ct, flags }
  })
  const verdict = judgePlate(layoutOf(facts, plate), readings, plate.assay)
  if (verdict.kind === 'blocked' && verdict.because.some(({ kind }) => fileFaults.has(kind)))
    return refuse('result-file.refused')
  return { verdict, used: new Set(readings.map(({ well }) => well)) }
}

/** The results of a text export without its list of wells, cut after its last whole line. */
function withoutSetup(text: string): string {
  const header = text.slice(0, text.indexOf('[Sample Setup]'))
  const results = text.slice(text.indexOf('[Results]'))
  return `${header}${results.slice(0, results.lastIndexOf('\r\n') + 2)}`
}

/** Takes an instrument's file for a plate and judges the plate; the same file again changes nothing. */
export function importResults(
  facts: CityFacts,
  input: Static<typeof laboratory.ImportResults>,
  hand: Hand,
) {
  const plate = plateIn(facts, input.plate, hand)
  const before = [...facts.plates.values()].find(({ file }) => file?.content === input.content)
  if (before && before.id !== plate.id) refuse('result-file.other-plate')
  if (before && plate.judgement)
    return {
      plate: input.plate,
      repeated: true,
      used: before.file?.used ?? 0,
      kind: plate.judgement,
    }
  if (plate.isRejected) refuse('plate.already-rejected')
  if (plate.file) refuse('result-file.too-late')
  const { verdict, used } = judge(facts, plate, input.content)
  plate.file = { content: input.content, used: used.size }
  plate.judgement = verdict.kind
  const calls = verdict.kind === 'valid' ? verdict.calls : []
  for (const place of plate.wells) {
    place.isRead = used.has(place.well)
    place.call = calls.find(({ well }) => well === place.well)?.call ?? null
  }
  return { plate: input.plate, repeated: false, used: used.size, kind: verdict.kind }
}

/** Gives a plate up; its tubes wait for another. */
export function rejectPlate(
  facts: CityFacts,
  input: Static<typeof laboratory.RejectPlate>,
  hand: Hand,
) {
  const plate = plateIn(facts, input.plate, hand)
  if (plate.isRejected) refuse('plate.already-rejected')
  if (plate.isReleased) refuse('plate.already-released')
  const own = plate.wells.flatMap(({ tube }) =>
    tube === null ? [] : (facts.tubes.get(tube) ?? []),
  )
  if (own.some((tube) => tube.plate !== plate.id)) refuse('plate.partly-released')
  plate.isRejected = true
  for (const tube of own) tube.plate = null
  return {
    plate: input.plate,
    tubesBack: own.filter(({ state }) => state === 'sealed').length,
  }
}
