import { type Cell, type Column, type Sheet, sheetRowsMax } from './sheet.ts'

// Places in the cellXfs of styles.xml below.
const style = { text: 1, quoted: 2, number: 3, head: 4, mark: 5 } as const

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML 1.0 can hold it: a control character or half of a pair has no place there and becomes U+FFFD. */
export function xmlText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not stand in XML
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
      .replace(/\r/g, '&#13;')
  )
}

/** What a spreadsheet would take for a formula if a hand edits the cell or saves the sheet as CSV (OWASP: CSV injection). */
const looksLikeFormula = (text: string) => /^[=+\-@\t\r\n＝＋－＠]/.test(text)

const inline = (text: string, kind: number) =>
  `<c t="inlineStr" s="${kind}"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

/**
 * A cell without its address, which readers count. Text is stored as text, never as a formula; what looks like one also
 * carries the apostrophe mark (quotePrefix), so that it stays text under later editing.
 */
function cellXml(cell: Cell): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'string')
    return inline(cell, looksLikeFormula(cell) ? style.quoted : style.text)
  if (!Number.isFinite(cell)) throw new RangeError(`a cell holds no ${cell}`)
  return `<c s="${style.number}"><v>${cell}</v></c>`
}

const rowXml = (cells: readonly string[]) => `<row>${cells.join('')}</row>`

const widthXml = ({ width }: Column, n: number) =>
  `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`

/** The sheet in pieces, a row each: watermark, heads (both frozen), then the rows. Throws a RangeError where they are too many. */
export function* sheetXml({ watermark, columns, rows }: Sheet): Generator<string> {
  yield `${xmlHead}<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0">`
  yield '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
  yield `<cols>${columns.map(widthXml).join('')}</cols><sheetData>`
  yield rowXml([inline(watermark, style.mark)])
  yield rowXml(columns.map(({ head }) => inline(head, style.head)))
  let count = 2
  for (const row of rows) {
    count += 1
    if (count > sheetRowsMax) throw new RangeError(`a sheet holds ${sheetRowsMax} rows`)
    yield rowXml(row.map(cellXml))
  }
  yield '</sheetData></worksheet>'
}

const font = (inside: string) => `<font>${inside}<sz val="11"/><name val="等线"/></font>`
const format = (numFmt: number, fontId: number, more = '') =>
  `<xf numFmtId="${numFmt}" fontId="${fontId}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${more}/>`

/** 49 is the number format `@` (text), 3 is `#,##0` (ECMA-376 §18.8.30). */
export const stylesXml = [
  `${xmlHead}<styleSheet xmlns="${namespace}"><fonts count="3">`,
  font(''),
  font('<b/>'),
  font('<i/>'),
  '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6">',
  format(0, 0),
  format(49, 0),
  format(49, 0, ' quotePrefix="1"'),
  format(3, 0),
  format(49, 1),
  format(49, 2),
  '</cellXfs></styleSheet>',
].join('')
