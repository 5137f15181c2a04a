import { type CellObject, read, type WorkSheet } from '@e965/xlsx'
import { openZip } from '../instruments/open-zip.ts'
import { type LineFault, lineFault } from './line-fault.ts'
import { type Cell, importRowsMax, type TableRow } from './sheet-table.ts'

/**
 * The rows of the first sheet of a workbook: text as text, numbers as numbers (a day is a number there), results of formulas without the
 * formulas. Rows beyond the most that an import takes are not unpacked.
 */
export function workbookRows(
  bytes: Uint8Array,
): { rows: TableRow[]; is1904: boolean } | { fault: LineFault } {
  const zip = openZip(bytes)
  if (!zip.ok)
    return { fault: lineFault(zip.fault.code === 'truncated' ? 'file-cut' : 'file-damaged') }
  if (!('xl/workbook.xml' in zip.entries)) return { fault: lineFault('file-not-a-table') }
  try {
    const book = read(bytes, {
      type: 'array',
      sheets: 0,
      dense: true,
      cellHTML: false,
      cellFormula: false,
      // Beyond titles, heads and rows, so that too many are seen as too many.
      sheetRows: importRowsMax + 5,
    })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    if (sheet === undefined) return { fault: lineFault('file-empty') }
    return { rows: rowsOf(sheet), is1904: book.Workbook?.WBProps?.date1904 === true }
  } catch {
    return { fault: lineFault('file-damaged') }
  }
}

function rowsOf(sheet: WorkSheet): TableRow[] {
  const rows: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // The library leaves holes for empty rows and cells; Array.from fills them.
  return Array.from(rows, (cells, at) => ({
    row: at + 1,
    cells: Array.from(cells ?? [], cellOf),
  })).filter(({ cells }) => cells.some((cell) => String(cell).trim() !== ''))
}

function cellOf(cell: CellObject | undefined): Cell {
  if (cell?.v === undefined || cell.t === 'z') return ''
  // An error is a number inside: «#N/A» would become 42.
  if (cell.t === 'e') return cell.w ?? '#ERROR'
  return cell.t === 'n' && typeof cell.v === 'number' ? cell.v : String(cell.v)
}
