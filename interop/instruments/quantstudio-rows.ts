import { canonicalWell, type Well, wellIndex } from '@bihuan/core/lab/plate.ts'
import { ctValue } from './ct-value.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import type { WellReading, WellRole } from './instrument-run.ts'
import type { Columns } from './quantstudio-columns.ts'
import { cellText, type ResultTable, type TableRow } from './result-table.ts'

/** Reads every row of the results, and names every fault; `size` is the plate that the header names, if it does. */
export function readRows(
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
    const identity = `${reading.well} ${reading.target}`
    if (seen.has(identity)) faults.push(fileFault('row-twice', { row: row.row, value: identity }))
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
  flags.sort()
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
