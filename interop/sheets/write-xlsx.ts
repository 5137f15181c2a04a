import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Sheet } from './sheet.ts'
import { sheetXml, stylesXml, xmlHead, xmlText } from './sheet-xml.ts'

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The media type of an xlsx file. */
export const xlsxType = `${spreadsheet}.sheet`

const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`

const relation = (id: number, kind: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${relations}/${kind}" Target="${target}"/>`

const relationsFile = (inside: string) =>
  `${xmlHead}<Relationships xmlns="${packageRelations}">${inside}</Relationships>`

const workbook = (name: string) =>
  `${xmlHead}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="${xmlText(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** A sheet's name has at most 31 characters and none of seven signs; a spreadsheet calls the file damaged otherwise. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1'

/**
 * Writes one sheet as an xlsx file, piece by piece, so that no more than a block of rows is in memory; `take` is called with
 * each piece in order. Throws a RangeError when there are more rows than a sheet holds or a number is not finite.
 */
export function writeXlsx(sheet: Sheet, take: (piece: Uint8Array) => void): void {
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault
    take(piece)
  })
  const put = (name: string, pieces: Iterable<string>) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    let block = ''
    for (const piece of pieces) {
      block += piece
      if (block.length < blockCharacters) continue
      entry.push(strToU8(block))
      block = ''
    }
    entry.push(strToU8(block), true)
  }
  put('[Content_Types].xml', [contentTypes])
  put('_rels/.rels', [relationsFile(relation(1, 'officeDocument', 'xl/workbook.xml'))])
  put('xl/workbook.xml', [workbook(sheet.name)])
  put('xl/_rels/workbook.xml.rels', [
    relationsFile(
      relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'styles', 'styles.xml'),
    ),
  ])
  put('xl/styles.xml', [stylesXml])
  put('xl/worksheets/sheet1.xml', sheetXml(sheet))
  zip.end()
}

// Large enough that a block costs little beside its compression.
const blockCharacters = 64 * 1024

/** The same as one array of bytes, for a file that a browser saves. */
export function xlsxBytes(sheet: Sheet): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  writeXlsx(sheet, (piece) => pieces.push(piece))
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
