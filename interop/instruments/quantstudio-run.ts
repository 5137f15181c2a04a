import { canonicalWell, type Well, wellIndex } from '@bihuan/core/lab/plate.ts'
import { ctValue } from './ct-value.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import type { CompletenessProof, InstrumentRun, WellReading, WellRole } from './instrument-run.ts'
import {
  cellText,
  columnIndex,
  columnKey,
  type ResultTable,
  type TableRow,
} from './result-table.ts'

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

const names = {
  well: ['well position'],
  number: ['well'],
  sample: ['sample name', 'sample'],
  target: ['target name', 'target', 'detector name'],
  task: ['task'],
  dye: ['reporter'],
  omit: ['omit'],
  call: ['call'],
  ct: ['ct', 'crt', 'cq', 'cp'],
}

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
  const method = columnKey(headerText(source, 'quantification cycle method') ?? 'ct')
  const columns = resultColumns(results, method)
  if (!columns.ok) return { ok: false, faults: columns.faults }

  const { readings, faults } = readRows(results, columns.at, blockSize(source))
  if (faults.length > 0) return { ok: false, faults }
  if (readings.length === 0) return refused(fileFault('no-rows'))
  const end = provenEnd(source, readings)
  if (end === null) return refused(fileFault('truncated'))
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

type Columns = Record<keyof typeof names, number> & { flags: { index: number; name: string }[] }

function resultColumns(
  table: ResultTable,
  method: string,
): { ok: true; at: Columns } | { ok: false; faults: FileFault[] } {
  const of = (part: keyof typeof names): number => columnIndex(table, names[part])
  // An export may hold Ct and Crt side by side; the header says which one the run was analysed by.
  const analysed = columnIndex(table, names.ct.includes(method) ? [method, ...names.ct] : names.ct)
  const read = {
    well: of('well'),
    number: of('number'),
    sample: of('sample'),
    target: of('target'),
    task: of('task'),
    dye: of('dye'),
    omit: of('omit'),
    call: of('call'),
    ct: analysed,
  }
  const faults: FileFault[] = []
  for (const [index, column] of [
    [read.well, 'Well Position'],
    [read.target, 'Target Name'],
    [read.ct, 'CT'],
  ] as const) {
    if (index < 0) faults.push(fileFault('column-missing', { row: table.headerRow, column }))
  }
  // The same column printed twice (seen in a real export) is harmless while both say the same.
  const used = Object.values(read)
  for (const [index, name] of table.header.entries()) {
    const first = table.header.findIndex((other) => columnKey(other) === columnKey(name))
    if (first === index || !used.includes(first)) continue
    for (const row of table.rows) {
      if (row.cells.length > index && cellText(row, first) !== cellText(row, index)) {
        faults.push(
          fileFault('column-twice', { row: row.row, column: name, value: cellText(row, index) }),
        )
      }
    }
  }
  if (faults.length > 0) return { ok: false, faults }
  // NOAMP, EXPFAIL, HIGHSD …: quality flags are the columns in capitals that say Y or N.
  const flags = table.header.flatMap((name, index) =>
    /^[A-Z]{3,}$/.test(name.trim()) && !used.includes(index) ? [{ index, name: name.trim() }] : [],
  )
  return { ok: true, at: { ...read, flags } }
}

function readRows(
  table: ResultTable,
  at: Columns,
  size: 96 | 384 | null,
): { readings: WellReading[]; faults: FileFault[] } {
  const readings: WellReading[] = []
  const faults: FileFault[] = []
  const seen = new Set<string>()
  for (const row of table.rows) {
    if (
      row.cells.length > table.header.length &&
      row.cells.slice(table.header.length).some(({ text }) => text.trim() !== '')
    ) {
      faults.push(fileFault('row-too-long', { row: row.row }))
      continue
    }
    const outcome = readRow(table, row, at, size)
    if (outcome === null) continue
    if (!outcome.ok) {
      faults.push(...outcome.faults)
      continue
    }
    const { reading } = outcome
    const identity = JSON.stringify([reading.well, reading.target])
    if (seen.has(identity))
      faults.push(
        fileFault('row-twice', { row: row.row, value: `${reading.well} ${reading.target}` }),
      )
    seen.add(identity)
    readings.push(reading)
  }
  return { readings, faults }
}

type RowOutcome = { ok: true; reading: WellReading } | { ok: false; faults: FileFault[] }

/** Null for a well that holds nothing. */
function readRow(
  table: ResultTable,
  row: TableRow,
  at: Columns,
  size: 96 | 384 | null,
): RowOutcome | null {
  const text = (index: number): string | null => cellText(row, index) || null
  const column = (index: number): string => table.header[index]?.trim() ?? ''
  const faults: FileFault[] = []
  for (const index of [at.sample, at.target]) {
    const value = text(index)
    if (value === null) continue
    const where = { row: row.row, column: column(index), value }
    if (row.cells[index]?.numeric === true) faults.push(fileFault('identifier-numeric', where))
    else if (/^\d+(?:[.,]\d+)?E\+?\d+$/i.test(value) && /[.,]|E\+/i.test(value))
      faults.push(fileFault('identifier-exponent', where))
  }
  const position = text(at.well) ?? ''
  const well = canonicalWell(position)
  if (well === null)
    faults.push(
      fileFault('well-unknown', { row: row.row, column: column(at.well), value: position }),
    )
  else faults.push(...wellFaults(well, text(at.number), size, row.row, column(at.well)))

  const ctText = cellText(row, at.ct)
  const target = text(at.target)
  if (faults.length === 0 && target === null && ctText === '') return null
  if (target === null)
    faults.push(fileFault('target-missing', { row: row.row, column: column(at.target) }))
  const ct = ctValue(ctText, { row: row.row, column: column(at.ct) })
  if (!ct.ok) faults.push(ct.fault)
  if (faults.length > 0 || well === null || !ct.ok) return { ok: false, faults }

  const flags = at.flags.filter(({ index }) => cellText(row, index) === 'Y').map(({ name }) => name)
  if (cellText(row, at.omit).toLowerCase() === 'true') flags.push('omitted')
  if (ctText === '') flags.push('ct-blank')
  return {
    ok: true,
    reading: {
      well,
      sample: text(at.sample),
      target,
      dye: text(at.dye),
      role: roleOf(text(at.task)),
      ct: ct.ct,
      call: text(at.call),
      flags,
    },
  }
}

function wellFaults(
  well: Well,
  number: string | null,
  size: 96 | 384 | null,
  row: number,
  column: string,
): FileFault[] {
  if (size === null) return []
  const index = wellIndex(size, well)
  if (index === null) return [fileFault('well-off-plate', { row, column, value: well })]
  // A hand-cut example numbers its 384-well block 1, 2, 3 … by row of four, so only a number that names no well is a fault.
  const given = Number(number ?? index + 1)
  return Number.isInteger(given) && given >= 1 && given <= size
    ? []
    : [fileFault('well-contradiction', { row, column, value: `${number} ${well}` })]
}

/** What an exporter's task says; null when it says nothing we know. */
export function roleOf(task: string | null): WellRole | null {
  const key = task?.toLowerCase() ?? ''
  if (key === 'unknown') return 'unknown'
  if (key === 'ntc') return 'ntc'
  if (key === 'standard') return 'standard'
  return /control|ipc/.test(key) ? 'control' : null
}

/**
 * How the end of the results is proven, and which wells of the setup have none. Null when the results stop short.
 * A cut removes what comes last: when results follow the order of the setup, it is enough that they reach its last
 * well; wells missing before it were left out by the operator (seen in a real export). Otherwise all must be there.
 */
function provenEnd(
  { setup, after, expectsMore }: QuantStudioExport,
  readings: readonly WellReading[],
): { proof: CompletenessProof; without: Well[] } | null {
  const planned = setup === null ? [] : plannedCurves(setup)
  const places = new Map(planned.map(({ key }, place) => [key, place]))
  const found = new Set(readings.map(curveKey))
  const missing = planned.filter(({ key }) => !found.has(key))
  const without = [...new Set(missing.map(({ well }) => well))]
  if (after !== null) return { proof: after, without }
  if (expectsMore) return null
  if (planned.length === 0) return { proof: 'unproven', without }
  const order = readings.map((reading) => places.get(curveKey(reading)))
  if (order.includes(undefined))
    return missing.length > 0 && order.at(-1) !== undefined ? null : { proof: 'unproven', without }
  const rising = order.every(
    (place, index) => index === 0 || (place ?? 0) > (order[index - 1] ?? 0),
  )
  const whole = missing.length === 0 || (rising && order.at(-1) === planned.length - 1)
  return whole ? { proof: 'sample-setup', without } : null
}

function curveKey({ well, target }: { well: Well; target: string | null }): string {
  return JSON.stringify([well, target])
}

function plannedCurves(setup: ResultTable): { key: string; well: Well }[] {
  const wellAt = columnIndex(setup, names.well)
  const targetAt = columnIndex(setup, names.target)
  return setup.rows.flatMap((row) => {
    const well = canonicalWell(cellText(row, wellAt))
    const target = cellText(row, targetAt)
    return well === null || target === '' ? [] : [{ key: curveKey({ well, target }), well }]
  })
}
