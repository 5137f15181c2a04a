import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { CallWord, Reading, TubeCall } from '@bihuan/core/lab/call.ts'
import { judgePlate, type LabCall, type PlateFault } from '@bihuan/core/lab/judge-plate.ts'
import { labCallWord } from '@bihuan/core/lab/lab-call.ts'
import type { PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import type { InstrumentRun, WellReading } from '@bihuan/interop/instruments/instrument-run.ts'
import { readInstrumentFile } from '@bihuan/interop/instruments/read-instrument-file.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import { plateCode } from '../labels/labels.ts'
import { isFileFault, reasonOf } from './plate-fault-words.ts'
import type { Plate } from './plate-store.ts'
import { runEndedAt } from './run-ended.ts'

const itemsMax = 200 // a whole plate's worth; a file with more is simply another plate's

export type PlateReading = {
  format: string
  rows: number
  /** Of the instrument, where the file tells it. */
  serial: string | null
  /** Ct of each read well in the order of the assay's targets, its internal control last. */
  cts: Map<string, (number | null)[]>
  verdict:
    | { kind: 'valid'; calls: readonly TubeCall[] }
    | { kind: 'blocked'; because: readonly PlateFault[] }
}

const codeOf = (sample: string | null): string | null => {
  const parsed = parseLabel('tube', sample ?? '')
  return parsed.ok ? parsed.code : sample
}

function refusal(items: ProblemItem[]): Problem {
  return new Problem('result-file.refused', {}, items.slice(0, itemsMax))
}

/** What the file itself says against being this plate's: another barcode, or a run that ended before the loading. */
function faultsOfRun(run: InstrumentRun, plate: Plate): ProblemItem[] {
  const items: ProblemItem[] = []
  const barcode = parseLabel('plate', run.plateBarcode ?? '')
  if (barcode.ok && barcode.code !== plateCode(plate.id)) {
    items.push({
      pointer: '/content',
      code: 'plate-differs',
      row: null,
      column: null,
      zh: `文件写的板码是 ${barcode.code}`,
      en: `The file is of plate ${barcode.code}`,
    })
  }
  const ended = runEndedAt(run.runEndedAt)
  if (ended !== null && ended < plate.loadedAt) {
    const at = cityIsoOf(ended)
    items.push({
      pointer: '/content',
      code: 'run-before-loading',
      row: null,
      column: null,
      zh: `运行于 ${at} 结束，早于布板`,
      en: `The run ended at ${at}, before the plate was loaded`,
    })
  }
  return items
}

/**
 * The laboratory's own call of each tube in the file, where it writes one: the word that all target rows of the well agree
 * on. A word for the internal control says nothing about the tube.
 */
function callsInFile(wells: readonly WellReading[], layout: PlateLayout, assay: Assay): LabCall[] {
  const targets = new Set(assay.targets.map(({ name }) => name))
  const tubes = new Set(layout.wells.flatMap(({ well, role }) => (role === 'tube' ? [well] : [])))
  const said = new Map<string, Set<CallWord | null>>()
  for (const { well, target, call } of wells) {
    if (!tubes.has(well) || target === null || !targets.has(target)) continue
    const known = said.get(well) ?? new Set()
    said.set(well, known.add(call === null ? null : labCallWord(call)))
  }
  return [...said].flatMap(([well, [call, ...others]]) =>
    call === null || call === undefined || others.length > 0 ? [] : [{ well, call }],
  )
}

/**
 * Reads an instrument's file as this plate's, whole or not at all: refuses with result-file.refused, each fault with its row
 * and column, when it is damaged, cut, or does not fit the plate well by well. What fits is judged by the assay.
 */
export function readPlateFile(
  bytes: Uint8Array,
  plate: Plate,
  layout: PlateLayout,
  labCalls: readonly LabCall[] | undefined,
): PlateReading {
  const outcome = readInstrumentFile(bytes)
  if (!outcome.ok) {
    throw refusal(
      outcome.faults.map(({ code, zh, en, row, column }) => ({
        pointer: '/content',
        code,
        zh,
        en,
        row,
        column,
      })),
    )
  }
  const { run } = outcome
  const { assay } = plate
  const readings: Reading[] = run.wells.map(({ well, sample, target, dye, ct, flags }) => ({
    well,
    sample: codeOf(sample),
    target,
    dye,
    ct,
    flags,
  }))
  const verdict = judgePlate(
    layout,
    readings,
    assay,
    labCalls ?? callsInFile(run.wells, layout, assay),
  )
  const items = faultsOfRun(run, plate)
  if (verdict.kind === 'blocked') {
    items.push(
      ...verdict.because.filter(isFileFault).map((fault) => {
        const { code, well, zh, en } = reasonOf(fault)
        return { pointer: '/content', code, row: null, column: well, zh, en }
      }),
    )
  }
  if (items.length > 0) throw refusal(items)

  const names = [...assay.targets, assay.internalControl].map(({ name }) => name)
  const cts = new Map<string, (number | null)[]>()
  for (const { well, target, ct } of readings) {
    const known = cts.get(well) ?? names.map(() => null)
    known[names.indexOf(target ?? '')] = ct
    cts.set(well, known)
  }
  return { format: run.format, rows: run.wells.length, serial: run.serial, cts, verdict }
}
