import { type FileFault, fileFault } from './file-fault.ts'
import type { CompletenessProof, InstrumentRun } from './instrument-run.ts'
import { resultColumns } from './quantstudio-columns.ts'
import { provenEnd } from './quantstudio-end.ts'
import { readRows } from './quantstudio-rows.ts'
import { columnKey, type ResultTable } from './result-table.ts'

/** What a QuantStudio or ViiA 7 export holds, whether it came as text or as a workbook. */
export type QuantStudioExport = {
  format: 'quantstudio-text' | 'quantstudio-workbook'
  /** `Experiment Type = Presence/Absence` and so on, by `columnKey` of the name. */
  header: ReadonlyMap<string, string>
  setup: ResultTable | null
  results: ResultTable | null
  hasMeltSection: boolean
  /** What follows the results and so proves their end; null when they are the last thing in the file. */
  after: CompletenessProof | null
  /** The export holds raw sections and a melt run, whose melt section would follow the results. */
  expectsMore: boolean
}

export type RunOutcome = { ok: true; run: InstrumentRun } | { ok: false; faults: FileFault[] }

const takenTypes = [
  'presence/absence',
  'standard curve',
  'relative standard curve',
  'comparative ct',
  'comparative crt',
  'relative quantification',
  'quantification',
]

/** Takes an export whole, or names every fault in it. */
export function quantStudioRun(source: QuantStudioExport): RunOutcome {
  const type = headerText(source, 'experiment type')
  if (type === null) return refused(fileFault('experiment-type-missing'))
  const key = columnKey(type)
  if (!takenTypes.some((taken) => key === taken || key.startsWith(`${taken} (`))) {
    return refused(fileFault('experiment-type-refused', { value: type }))
  }
  const { results } = source
  if (results === null)
    return refused(fileFault(source.hasMeltSection ? 'melt-only' : 'no-results'))
  for (const table of [source.setup, results]) {
    if (table !== null && table.rowAfterGap !== null) {
      return refused(fileFault('gap', { row: table.rowAfterGap }))
    }
  }
  const method = columnKey(headerText(source, 'quantification cycle method') ?? 'ct')
  const columns = resultColumns(results, method)
  if (!columns.ok) return { ok: false, faults: columns.faults }

  const { readings, faults } = readRows(results, columns.at, blockSize(source))
  if (faults.length > 0) return { ok: false, faults }
  if (readings.length === 0) return refused(fileFault('no-rows'))
  const end = provenEnd(source, readings)
  if (end === null) return refused(fileFault('results-stop-short'))
  return {
    ok: true,
    run: {
      format: source.format,
      instrument: headerText(source, 'instrument type'),
      serial: headerText(source, 'instrument serial number'),
      runId: headerText(source, 'experiment name'),
      experimentType: type,
      runEndedAt:
        headerText(source, 'experiment run end time') ??
        headerText(source, 'experiment run stop time'),
      plateBarcode: headerText(source, 'experiment barcode') ?? headerText(source, 'barcode'),
      complete: end.proof,
      wellsWithoutResult: end.without,
      wells: readings,
    },
  }
}

function refused(fault: FileFault): RunOutcome {
  return { ok: false, faults: [fault] }
}

function headerText({ header }: QuantStudioExport, name: string): string | null {
  const text = header.get(name)?.trim() ?? ''
  return text === '' || text === 'NA' ? null : text
}

function blockSize(source: QuantStudioExport): 96 | 384 | null {
  const block = headerText(source, 'block type') ?? ''
  if (/\b384\b/.test(block)) return 384
  return /\b96\b/.test(block) ? 96 : null
}
