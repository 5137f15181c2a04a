import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import { fileFault } from './file-fault.ts'
import { quantStudioRun, type RunOutcome } from './quantstudio-run.ts'
import {
  type Cell,
  columnKey,
  type ResultTable,
  splitAtGap,
  type TableRow,
} from './result-table.ts'

/** Reads a QuantStudio or ViiA 7 workbook (.xlsx, already proven whole as a zip). Only setup and results are unpacked: the curves take seconds. */
export function readQuantStudioWorkbook(bytes: Uint8Array): RunOutcome {
  try {
    const names = read(bytes, { type: 'array', bookSheets: true }).SheetNames
    const named = (name: string): string | undefined =>
      names.find((sheet) => columnKey(sheet) === name)
    const wanted = [named('sample setup'), named('results')].filter((name) => name !== undefined)
    const book = read(bytes, {
      type: 'array',
      sheets: wanted,
      dense: true,
      cellHTML: false,
      cellFormula: false,
    })
    const rowsOf = (name: string): TableRow[] | null => {
      const sheet = book.Sheets[named(name) ?? '']
      return sheet === undefined ? null : sheetRows(sheet)
    }
    const setup = rowsOf('sample setup')
    const results = rowsOf('results')
    return quantStudioRun({
      format: 'quantstudio-workbook',
      header: headerOf(results ?? setup ?? []),
      setup: setup === null ? null : tableOf(setup),
      results: results === null ? null : tableOf(results),
      hasMeltSection: names.some((name) => columnKey(name).startsWith('melt')),
      after: 'container',
      expectsMore: false,
    })
  } catch {
    return { ok: false, faults: [fileFault('damaged', { value: 'xlsx' })] }
  }
}

function sheetRows(sheet: WorkSheet): TableRow[] {
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // The library leaves holes for empty rows and cells; Array.from fills them.
  return Array.from(rows, (cells, index) => ({
    row: index + 1,
    cells: Array.from(cells ?? [], cellOf),
  }))
}

function cellOf(cell: CellObject | undefined): Cell {
  if (cell?.v === undefined || cell.t === 'z') return { text: '', numeric: false }
  // An error cell holds its number as value: «#N/A» would become a Ct of 42.
  if (cell.t === 'e') return { text: cell.w ?? '#ERROR', numeric: false }
  // The value, not its display: «25.50» on the screen may be 25.4987 in the cell.
  return { text: String(cell.v), numeric: cell.t === 'n' || cell.t === 'd' }
}

function headerOf(rows: readonly TableRow[]): Map<string, string> {
  const header = new Map<string, string>()
  for (const { cells } of rows) {
    const name = cells[0]?.text.replace(/^\*\s*/, '').trim() ?? ''
    if (columnKey(name) === 'well') break
    if (name !== '') header.set(columnKey(name), cells[1]?.text ?? '')
  }
  return header
}

function tableOf(rows: readonly TableRow[]): ResultTable | null {
  const start = rows.findIndex(({ cells }) =>
    cells.some(({ text }) => columnKey(text) === 'well position'),
  )
  const head = rows[start]
  if (head === undefined) return null
  const body = rows.slice(start + 1)
  return { header: head.cells.map(({ text }) => text), headerRow: head.row, ...splitAtGap(body) }
}
