import { guessLineMapping, guessLinkMapping } from '@bihuan/interop/line-list/guess-mapping.ts'
import { lineFaultWords } from '@bihuan/interop/line-list/line-fault.ts'
import { readTable } from '@bihuan/interop/line-list/read-table.ts'
import { type SheetTable, textOf } from '@bihuan/interop/line-list/sheet-table.ts'
import { note } from './answering.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'

// Fifty thousand cases with forty columns have about 20 MB.
const bytesMax = 60_000_000

export type ChainFileOptions = {
  linelist: string
  links: string
  id?: string
  from?: string
  to?: string
  onset?: string
  isolated?: string
  cluster?: string
}
type Column = 'onset' | 'isolated' | 'cluster'
export type ChainFiles = {
  ids: string[]
  pairs: { from: string; to: string }[]
  list: SheetTable
  /** The columns that were asked for or known by their heads; null where there is none. */
  columns: Record<Column, string | null>
}

function tableOf(file: string): SheetTable {
  const read = readTable(readInput(file, bytesMax))
  if (read.ok) return read.table
  const faults = read.faults.map(({ code, row, column }) => ({
    code,
    row,
    column,
    message: lineFaultWords[code].en,
    messageZh: lineFaultWords[code].zh,
  }))
  throw new Refusal('file.not-a-table', `${file} 未能读入`, `${file} was not taken`, faults)
}

/** Where a column stands: as it was named, or as its head says. Refuses with the heads there are. */
function columnOf(
  table: SheetTable,
  file: string,
  option: string,
  named: string | undefined,
  known: string | undefined,
): number {
  const place = table.columns.indexOf(named ?? known ?? '')
  if (place >= 0) return place
  const heads = table.columns.join(', ')
  throw new Refusal(
    'column.unknown',
    `请用 --${option} 指明 ${file} 的列；该文件有：${heads}`,
    `Name the column of ${file} with --${option}; it has: ${heads}`,
  )
}

const saysNothing = (text: string) => text === '' || text === 'NA'

/** Both files as ids and pairs. What is left out or kept although it is odd is said on standard error. */
export function readChainFiles(options: ChainFileOptions): ChainFiles {
  const list = tableOf(options.linelist)
  const links = tableOf(options.links)
  const known = guessLineMapping(list.columns).columns
  const ends = guessLinkMapping(links.columns).columns
  const id = columnOf(list, options.linelist, 'id', options.id, known.id)
  const from = columnOf(links, options.links, 'from', options.from, ends.from)
  const to = columnOf(links, options.links, 'to', options.to, ends.to)
  const named = (column: Column, guess: string | undefined) =>
    options[column] === undefined
      ? (guess ?? null)
      : (list.columns[columnOf(list, options.linelist, column, options[column], undefined)] ?? null)
  const ids = idsOf(list, id)
  const pairs = links.rows.map(({ row, cells }) => ({
    row,
    from: textOf(cells[from]),
    to: textOf(cells[to]),
  }))
  const whole = pairs.filter((pair) => !saysNothing(pair.from) && !saysNothing(pair.to))
  if (whole.length < pairs.length)
    note(`${pairs.length - whole.length} links lack an end and are left out · 缺少一端的关系未计`)
  return {
    ids,
    pairs: whole,
    list,
    columns: {
      onset: named('onset', known.onset),
      isolated: named('isolated', known.isolated ?? known.positive),
      cluster: named('cluster', known.cluster),
    },
  }
}

function idsOf(list: SheetTable, place: number): string[] {
  const rowOf = new Map<string, number>()
  const faults = list.rows.flatMap(({ row, cells }) => {
    const id = textOf(cells[place])
    const before = rowOf.get(id)
    rowOf.set(id, before ?? row)
    const fault = (message: string, messageZh: string) => [
      { code: 'id', row, column: list.columns[place] ?? null, message, messageZh },
    ]
    if (saysNothing(id)) return fault('a case without an id', '病例没有编号')
    return before === undefined
      ? []
      : fault(`same id as row ${before}`, `与第 ${before} 行编号相同`)
  })
  if (faults.length > 0)
    throw new Refusal(
      'linelist.ids',
      '病例编号有误，未作统计：请逐行更正',
      'The ids of the cases are not what they should be, nothing was counted: see each row',
      faults.slice(0, 50),
    )
  return list.rows.map(({ cells }) => textOf(cells[place]))
}
