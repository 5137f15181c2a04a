/** A cell as the file has it: a number only where the file itself says so, which a CSV never does. */
export type Cell = string | number

/** A row with the number under which a spreadsheet shows it; the heads are row 1. */
export type TableRow = { row: number; cells: readonly Cell[] }

/** The first sheet of a file, or the whole of a CSV. */
export type SheetTable = {
  columns: readonly string[]
  rows: readonly TableRow[]
  format: 'csv' | 'xlsx'
  encoding: 'UTF-8' | 'UTF-16' | 'GB18030' | null
  separator: ',' | ';' | '\t' | null
  /** Whether days count from 1904, as workbooks of an old Macintosh do. */
  is1904: boolean
}

/** A workbook of more takes minutes and hundreds of megabytes to read. */
export const importRowsMax = 50_000

/** A cell as text, for a column that holds no numbers and no days. */
export const textOf = (cell: Cell | undefined): string => String(cell ?? '').trim()

/** Heads made different from each other: a second `onset` is `onset (2)`; a nameless one is called by its letter. */
export function differentHeads(heads: readonly Cell[]): string[] {
  const seen = new Map<string, number>()
  return heads.map((head, at) => {
    const name = textOf(head).replace(/\s+/g, ' ').slice(0, 180) || `(${columnLetters(at)})`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** The letters over a column, from 0: A, B, … Z, AA. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : columnLetters(Math.floor(at / 26) - 1) + last
}
