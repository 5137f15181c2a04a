import type { LinkColumns, LinkField } from '@bihuan/core/papers/line-fields.ts'
import { saysNothing } from './known-words.ts'
import type { Link } from './line.ts'
import { type LineFault, lineFault } from './line-fault.ts'
import { type Cell, type SheetTable, textOf } from './sheet-table.ts'

export type LinksRead = {
  links: Link[]
  faults: LineFault[]
  repeats: { row: number; of: number }[]
}

// As in a line list: a number of more figures may have lost some.
const wholeNumberMax = 999_999_999

/** Reads who infected whom, one row each. A row ends as a link, as a repeat of an earlier one, or as a fault. */
export function readLinks(table: SheetTable, { columns }: LinkColumns): LinksRead {
  const faults = faultsOfMapping(table, columns)
  if (faults.length > 0) return { links: [], faults, repeats: [] }
  const place = (field: LinkField) => table.columns.indexOf(columns[field] ?? '')
  const from = place('from')
  const to = place('to')
  const exposure = place('exposure')
  const first = new Map<string, number>()
  const links: Link[] = []
  const repeats: LinksRead['repeats'] = []
  for (const { row, cells } of table.rows) {
    const link = {
      row,
      from: codeOf(cells[from]),
      to: codeOf(cells[to]),
      exposure:
        exposure < 0 || saysNothing(textOf(cells[exposure]))
          ? null
          : textOf(cells[exposure]).slice(0, 200),
    }
    const isNumber = [from, to].find((at) => isLost(cells[at]))
    const key = `${link.from}|${link.to}`
    const before = first.get(key)
    if (isNumber !== undefined)
      faults.push(lineFault('identifier-is-a-number', row, table.columns[isNumber] ?? null))
    else if (link.from === '' || link.to === '') faults.push(lineFault('link-missing-end', row))
    else if (link.from === link.to) faults.push(lineFault('same-person', row, columns.to ?? null))
    else if (before !== undefined) repeats.push({ row, of: before })
    else {
      first.set(key, row)
      links.push(link)
    }
  }
  return { links, faults, repeats }
}

const codeOf = (cell: Cell | undefined) => textOf(cell).slice(0, 80)
const isLost = (cell: Cell | undefined) =>
  typeof cell === 'number' && !(Number.isInteger(cell) && cell >= 0 && cell <= wholeNumberMax)

function faultsOfMapping(table: SheetTable, columns: LinkColumns['columns']): LineFault[] {
  const faults: LineFault[] = []
  if (columns.from === undefined) faults.push(lineFault('from-column-missing'))
  if (columns.to === undefined) faults.push(lineFault('to-column-missing'))
  for (const head of Object.values(columns))
    if (!table.columns.includes(head)) faults.push(lineFault('column-unknown', 0, head))
  return faults
}
