/** A cell of an export: null is an empty cell. */
export type Cell = string | number | null

/** UTF-8 mark: without it Excel takes Chinese for the code page of the machine. */
export const byteOrderMark = '\ufeff'

// What a spreadsheet takes for a formula; a name or a reason that somebody typed may begin with one. Tab and line breaks
// are passed over by some and leave the next character as the first.
const formulaStart = /^[\t\r\n ]*[=+\-@＝＋－＠]/

/** One cell as RFC 4180 quotes it; text that a spreadsheet would run gets an apostrophe before it. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = formulaStart.test(cell) ? `'${cell}` : cell
  return `"${text.replaceAll('"', '""')}"`
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

/**
 * An identifier that a spreadsheet keeps: a hyphen after the first four digits, or before the last three of a community,
 * makes it text. Quotes alone do not: Excel reads "4101000000123" as a number, shows 4.101E+12 and saves that. Our own
 * readers pass over hyphens.
 */
export function keptIdentifier(id: string): string {
  if (!/^\d{12,}[0-9A-Z]?$/.test(id)) return id
  return id.length === 12 ? `${id.slice(0, 9)}-${id.slice(9)}` : `${id.slice(0, 4)}-${id.slice(4)}`
}
