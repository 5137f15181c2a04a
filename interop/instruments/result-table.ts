import { canonicalWell } from '@bihuan/core/lab/plate.ts'

/** A cell as read: its text, and whether a spreadsheet holds it as a number. */
export type Cell = { text: string; numeric: boolean }

export type TableRow = { row: number; cells: readonly Cell[] }

/** A header with the rows below it; `row` counts lines or sheet rows from 1. */
export type ResultTable = {
  header: readonly string[]
  headerRow: number
  rows: readonly TableRow[]
  /** A row of a well after a blank row: somebody's gap, behind which rows would be lost in silence. */
  rowAfterGap: number | null
}

/** A column name for comparison: Cyrillic т and С (seen in «Cт») as Latin, lower case, single spaces. */
export function columnKey(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[тТ]/g, 't')
    .replaceAll(/[сС]/g, 'c')
    .replaceAll(/[δΔ∆]/g, 'd')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Index of the first column with one of the names (as `columnKey` writes them), in the order of the names; -1 if none. */
export function columnIndex(table: ResultTable, names: readonly string[]): number {
  const keys = table.header.map(columnKey)
  for (const name of names) {
    const index = keys.indexOf(name)
    if (index >= 0) return index
  }
  return -1
}

/** Trimmed text of a cell; empty when the row is shorter than the column (exporters drop trailing tabs). */
export function cellText(row: TableRow, index: number): string {
  return row.cells[index]?.text.trim() ?? ''
}

/** The rows up to the first blank one, and whether rows of wells follow it. */
export function splitAtGap(rows: readonly TableRow[]): Pick<ResultTable, 'rows' | 'rowAfterGap'> {
  const blank = rows.findIndex(({ cells }) => cells.every(({ text }) => text.trim() === ''))
  if (blank < 0) return { rows, rowAfterGap: null }
  const isWell = ({ cells }: TableRow): boolean =>
    cells.slice(0, 2).some(({ text }) => canonicalWell(text) !== null)
  return { rows: rows.slice(0, blank), rowAfterGap: rows.slice(blank).find(isWell)?.row ?? null }
}
