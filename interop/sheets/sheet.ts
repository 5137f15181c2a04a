/** A cell is text or a number; null leaves it empty. Codes and identifiers are text: a spreadsheet keeps 15 digits of a number. */
export type Cell = string | number | null

export type Column = { head: string /** In characters of the body font. */; width: number }

export type Sheet = {
  name: string
  /** Above the heads, across the page: who made this file, when, and from what. */
  watermark: string
  columns: readonly Column[]
  rows: Iterable<readonly Cell[]>
}

/** Rows of one sheet in the file format; more would be cut off in silence by whoever opens it. */
export const sheetRowsMax = 1_048_576
