import { xmlHead, xmlText } from '../sheets/sheet-xml.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A4 with margins of 2.54 cm; a twentieth of a point is the unit of Word. */
const page =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
const textWidth = 9_026

const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`

/** A paragraph of a style of ours. */
export const paragraph = (text: string, style = 'Normal'): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`

const cell = (text: string, width: number, isHead: boolean) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${isHead ? '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>' : ''}</w:tcPr><w:p>${run(text, isHead ? '<w:b/>' : '')}</w:p></w:tc>`

/** Columns of a table, in parts of the width of the text, and their texts. */
export type TableColumn = { head: string; cell: string; parts: number }

/** A table with a head that comes again on each page, and one row, which a loop repeats. */
export function table(columns: readonly TableColumn[], loop: string): string {
  const all = columns.reduce((sum, { parts }) => sum + parts, 0)
  const widths = columns.map(({ parts }) => Math.round((textWidth * parts) / all))
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const heads = columns.map(({ head }, at) => cell(head, widths[at] ?? 0, true)).join('')
  const cells = columns
    .map((column, at) => {
      // The loop begins in the first cell and ends in the last: so the row as a whole comes again.
      const begin = at === 0 ? `{#${loop}}` : ''
      const end = at === columns.length - 1 ? `{/${loop}}` : ''
      return cell(`${begin}${column.cell}${end}`, widths[at] ?? 0, false)
    })
    .join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="${textWidth}" w:type="dxa"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${heads}</w:tr><w:tr>${cells}</w:tr></w:tbl>`
}

/** A table of two columns: what a line is called, and its placeholder. */
export function facts(lines: readonly (readonly [string, string])[]): string {
  const rows = lines
    .map(
      ([name, value]) =>
        `<w:tr>${cell(name, 2_700, true)}${cell(value, textWidth - 2_700, false)}</w:tr>`,
    )
    .join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="${textWidth}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="2700"/><w:gridCol w:w="${textWidth - 2_700}"/></w:tblGrid>${rows}</w:tbl>`
}

const style = (id: string, name: string, properties: string, more = '') =>
  `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${more}</w:pPr><w:rPr>${properties}</w:rPr></w:style>`

const fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="宋体" w:cs="Calibri"/>'
const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8A97A6"/>`
const stylesXml = [
  `${xmlHead}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>`,
  style('Normal', 'Normal', '', '<w:spacing w:after="80"/>'),
  style(
    'Title',
    'Title',
    '<w:b/><w:sz w:val="36"/>',
    '<w:jc w:val="center"/><w:spacing w:after="240"/>',
  ),
  style(
    'Heading1',
    'heading 1',
    '<w:b/><w:sz w:val="26"/>',
    '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>',
  ),
  style('Small', 'Small', '<w:color w:val="5B6672"/><w:sz w:val="17"/>'),
  `<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblCellMar><w:left w:w="90" w:type="dxa"/><w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  '</w:styles>',
].join('')

const type = (part: string, kind: string) =>
  `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`

/** The parts of a Word file with this body and this line at the foot of each page, by name (ECMA-376). */
export const wordParts = (body: string, foot: string): Record<string, string> => ({
  '[Content_Types].xml': `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${type('styles', 'styles')}${type('footer1', 'footer')}</Types>`,
  '_rels/.rels': `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `${xmlHead}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
  'word/document.xml': `${xmlHead}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${body}${page}</w:body></w:document>`,
  'word/footer1.xml': `${xmlHead}<w:ftr xmlns:w="${main}">${paragraph(foot, 'Small')}</w:ftr>`,
  'word/styles.xml': stylesXml,
})
