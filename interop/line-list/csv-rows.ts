import { type LineFault, lineFault } from './line-fault.ts'
import type { TableRow } from './sheet-table.ts'

export type Separator = ',' | ';' | '\t'

/** The separator that stands most often outside of quotes in the first line; a comma where none does. */
export function separatorOf(text: string): Separator {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break
    else if (!isQuoted && sign in counts) counts[sign as Separator] += 1
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '')

/**
 * The records of a CSV after RFC 4180: quotes around a cell, doubled inside, line breaks within. A row is counted as a spreadsheet shows
 * it, blank ones too, and blank ones are left out. A quote that is never closed is a fault of the row where it opens.
 */
export function csvRows(
  text: string,
  separator: Separator,
): { rows: TableRow[] } | { fault: LineFault } {
  const rows: TableRow[] = []
  let cells: string[] = []
  let row = 1
  let at = 0
  const endRow = () => {
    if (!isBlank(cells)) rows.push({ row, cells })
    cells = []
    row += 1
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1)
      if (end < 0) return { fault: lineFault('quote-open', row) }
      const rest = plainEnd(text, end + 1, separator)
      // What follows a closing quote belongs to the cell, as spreadsheets read it.
      cells.push(text.slice(at + 1, end).replaceAll('""', '"') + text.slice(end + 1, rest))
      at = rest
    } else {
      const end = plainEnd(text, at, separator)
      cells.push(text.slice(at, end))
      at = end
    }
    if (at >= text.length) break
    if (text[at] === separator) {
      at += 1
      // A separator at the very end opens one more, empty, cell.
      if (at >= text.length || text[at] === '\n' || text[at] === '\r') cells.push('')
      if (at >= text.length) break
      if (text[at] !== '\n' && text[at] !== '\r') continue
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    endRow()
  }
  if (cells.length > 0) endRow()
  return { rows }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function plainEnd(text: string, from: number, separator: Separator): number {
  let at = from
  while (at < text.length) {
    const sign = text[at]
    if (sign === separator || sign === '\n' || sign === '\r') break
    at += 1
  }
  return at
}
