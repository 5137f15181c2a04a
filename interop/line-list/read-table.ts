import { decodeText } from '../instruments/decode-text.ts'
import { csvRows, separatorOf } from './csv-rows.ts'
import { type LineFault, lineFault } from './line-fault.ts'
import { differentHeads, importRowsMax, type SheetTable, type TableRow } from './sheet-table.ts'
import { workbookRows } from './workbook-rows.ts'

export type TableRead = { ok: true; table: SheetTable } | { ok: false; faults: LineFault[] }

/**
 * Reads CSV (comma, semicolon or tab; UTF-8, UTF-16 or GB18030, told apart by their bytes) or the first sheet of an xlsx, by content and
 * not by name. Not one row is given where the file as a whole is faulty.
 */
export function readTable(bytes: Uint8Array): TableRead {
  if (bytes.length === 0) return refused(lineFault('file-empty'))
  // A zip begins with PK; the workbook of before (OLE2) with D0 CF.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const book = workbookRows(bytes)
    if ('fault' in book) return refused(book.fault)
    return tableOf(book.rows, {
      format: 'xlsx',
      encoding: null,
      separator: null,
      is1904: book.is1904,
    })
  }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refused(lineFault('file-not-a-table'))
  const decoded = decodeText(bytes)
  if (!decoded.ok) {
    const isCut = decoded.fault.code === 'truncated'
    return refused(lineFault(isCut ? 'file-cut' : 'file-encoding'))
  }
  const separator = separatorOf(decoded.text)
  const read = csvRows(decoded.text, separator)
  if ('fault' in read) return refused(read.fault)
  return tableOf(read.rows, {
    format: 'csv',
    encoding: encodingOf(bytes),
    separator,
    is1904: false,
  })
}

const titleRowsMax = 3

const refused = (fault: LineFault): TableRead => ({ ok: false, faults: [fault] })

const filled = ({ cells }: TableRow) => cells.filter((cell) => String(cell).trim() !== '').length

/** A title, or a watermark as our own sheets have it, stands alone in its row above the heads. */
function withoutTitle(rows: readonly TableRow[]): readonly TableRow[] {
  const head = rows.findIndex((row) => filled(row) > 1)
  return head > 0 && head <= titleRowsMax ? rows.slice(head) : rows
}

function tableOf(
  all: readonly TableRow[],
  how: Pick<SheetTable, 'format' | 'encoding' | 'separator' | 'is1904'>,
): TableRead {
  const [head, ...rows] = withoutTitle(all)
  if (head === undefined || rows.length === 0) return refused(lineFault('file-empty'))
  if (rows.length > importRowsMax) return refused(lineFault('file-too-long'))
  return { ok: true, table: { columns: differentHeads(head.cells), rows, ...how } }
}

/** As `decodeText` decided: its mark, else UTF-8 where every byte fits, else GB18030. */
function encodingOf(bytes: Uint8Array): SheetTable['encoding'] {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'UTF-8'
  } catch {
    return 'GB18030'
  }
}
