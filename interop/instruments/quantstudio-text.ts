import { fileFault } from './file-fault.ts'
import { quantStudioRun, type RunOutcome } from './quantstudio-run.ts'
import { type Cell, columnIndex, columnKey, type ResultTable, splitAtGap } from './result-table.ts'

type Line = { row: number; text: string; ended: boolean }

/** Whether a text looks like a QuantStudio or ViiA 7 export: `* Name = value` lines and sections in brackets. */
export function isQuantStudioText(text: string): boolean {
  return /^\uFEFF?\s*"?\*\s.+=/.test(text) || /^\s*"?\[(?:Results|Sample Setup)\]/im.test(text)
}

/** Reads a QuantStudio or ViiA 7 text export; tabs or commas between its columns. */
export function readQuantStudioText(text: string): RunOutcome {
  const lines = linesOf(text)
  // A spreadsheet that saves CSV fills every line with commas to the same width.
  const isPadded = lines.some(({ text: line }) => /^"?\[[^\]]+\]"?,+$/.test(line))
  const header = new Map<string, string>()
  const sections = new Map<string, Line[]>()
  const order: string[] = []
  let body: Line[] | null = null
  for (const line of lines) {
    const title = /^"?\[([^\]]+)\]"?[\t,\s]*$/.exec(line.text)?.[1]
    if (title !== undefined && line.ended) {
      const name = columnKey(title)
      if (sections.has(name))
        return { ok: false, faults: [fileFault('damaged', { row: line.row, value: `[${title}]` })] }
      body = []
      sections.set(name, body)
      order.push(name)
    } else if (body === null) {
      const whole = /^"(.*)"[\t,]*$/.exec(line.text)?.[1] ?? line.text
      const entry = /^\*\s*([^=]+?)\s*=\s*(.*)$/.exec(isPadded ? whole.replace(/,+$/, '') : whole)
      if (entry !== null) header.set(columnKey(entry[1] ?? ''), entry[2] ?? '')
    } else body.push(line)
  }

  const resultLines = sections.get('results')
  const results = resultLines === undefined ? null : tableOf(resultLines)
  const setupLines = sections.get('sample setup')
  if (results !== null && !results.ended)
    return { ok: false, faults: [fileFault('truncated', { row: results.lastRow })] }
  const sectionAfter = order.indexOf('results') < order.length - 1
  const hasMeltSection = order.some((name) => name.startsWith('melt'))
  const meltRun = results !== null && columnIndex(results.table, ['tm1', 'tm']) >= 0
  return quantStudioRun({
    format: 'quantstudio-text',
    header,
    setup: setupLines === undefined ? null : (tableOf(setupLines)?.table ?? null),
    results: results?.table ?? null,
    hasMeltSection,
    after: sectionAfter ? 'section-after' : results?.linesAfter === true ? 'lines-after' : null,
    expectsMore: meltRun && sections.has('raw data') && !hasMeltSection,
  })
}

function linesOf(text: string): Line[] {
  const parts = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const lines = parts.map((part, index) => ({
    row: index + 1,
    text: part,
    ended: index < parts.length - 1,
  }))
  // After a last line end there is no line.
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines
}

type ReadTable = { table: ResultTable; ended: boolean; lastRow: number; linesAfter: boolean }

/** The table at the head of a section, up to the first blank line. */
function tableOf(lines: readonly Line[]): ReadTable | null {
  const start = lines.findIndex(({ text }) => text.trim() !== '')
  const head = lines[start]
  if (head === undefined) return null
  const separator = head.text.includes('\t') ? '\t' : ','
  const body = lines.slice(start + 1)
  const split = splitAtGap(
    body.map(({ row, text }) => ({ row, cells: splitLine(text, separator) })),
  )
  const last = body[split.rows.length - 1] ?? head
  return {
    table: {
      header: splitLine(head.text, separator).map(({ text }) => text),
      headerRow: head.row,
      ...split,
    },
    ended: last.ended,
    lastRow: last.row,
    linesAfter: body.slice(split.rows.length).some(({ text }) => text.includes('=')),
  }
}

/** Cells of a line; quotes around a cell go, doubled quotes within become one. */
export function splitLine(line: string, separator: string): Cell[] {
  if (!line.includes('"')) return line.split(separator).map((text) => ({ text, numeric: false }))
  const cells: Cell[] = []
  let rest = line
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=$|\t|,)/.exec(rest)
    const isWhole = quoted !== null && [undefined, separator].includes(rest[quoted[0].length])
    const end = rest.indexOf(separator)
    const raw = isWhole ? quoted[0] : end < 0 ? rest : rest.slice(0, end)
    cells.push({ text: isWhole ? (quoted[1] ?? '').replaceAll('""', '"') : raw, numeric: false })
    if (raw.length >= rest.length) return cells
    rest = rest.slice(raw.length + 1)
  }
}
