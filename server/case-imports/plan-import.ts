import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Line } from '@bihuan/interop/line-list/line.ts'
import { type LinesRead, readLines } from '@bihuan/interop/line-list/read-lines.ts'
import { type LinksRead, readLinks } from '@bihuan/interop/line-list/read-links.ts'
import type { SheetTable } from '@bihuan/interop/line-list/sheet-table.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { Plan, PlannedCase, PlannedLink, RowEnd } from './plan.ts'
import { planLines } from './plan-lines.ts'
import { planLinks } from './plan-links.ts'
import { type Asked, readFiles, type SheetFault } from './read-files.ts'

const noLines: LinesRead = { lines: [], faults: [], unknownValues: [], repeats: [] }
const noLinks: LinksRead = { links: [], faults: [], repeats: [] }

const overAfterMs = 60 * 24 * hourMs

/** Whether the newest day of a list lies so far back that nobody investigates any more. */
function seemsOver(lines: readonly Line[], now: Instant): boolean {
  const moments = lines.flatMap(({ onsetAt, positiveAt, reportedAt, isolatedAt }) =>
    [onsetAt, positiveAt, reportedAt, isolatedAt].filter((at) => at !== null),
  )
  return moments.length > 0 && moments.every((at) => at < now - overAfterMs)
}

const onSheet = (sheet: 'line-list' | 'links', faults: LinesRead['faults']): SheetFault[] =>
  faults.map((fault) => ({ ...fault, sheet }))

/** The rows that the reader refused, one end each, with their first fault; all rows where the file as a whole is refused. */
function refusedRows(table: SheetTable | undefined, faults: readonly SheetFault[]): RowEnd[] {
  const whole = faults.find(({ row }) => row === 0)
  const first = new Map<number, SheetFault>()
  for (const fault of faults.toReversed()) first.set(fault.row, fault)
  return (table?.rows ?? []).flatMap(({ row }) => {
    const fault = first.get(row) ?? whole
    if (!fault) return []
    const { sheet } = fault
    return [
      { sheet, row, outcome: 'faulty', case: null, contact: null, key: null, content: null, fault },
    ]
  })
}

/** Reads the files of an import and says what it would do, row by row, without writing anything. */
export async function planImport(sql: Reader, asked: Asked, request: Request): Promise<Plan> {
  const { lineList, links, faults } = await readFiles(sql, asked, request)
  const { area } = asked
  const read = lineList ? readLines(lineList.table, lineList.mapping, request.now) : noLines
  const linksRead = links ? readLinks(links.table, links.mapping) : noLinks
  const lines = await planLines(sql, read, lineList?.mapping.columns ?? {}, area, request)
  const named = await planLinks(
    sql,
    linksRead,
    {
      columns: links?.mapping.columns ?? {},
      area,
      byCode: lines.byCode,
      // A code of a row that was refused is no unknown end: its row is to be mended first.
      openEnds: (asked.openEnds ?? false) && read.faults.length + lines.faults.length === 0,
    },
    request,
  )
  const lineFaults = onSheet('line-list', read.faults)
  const linkFaults = onSheet('links', linksRead.faults)
  const cases: PlannedCase[] = [...lines.cases, ...named.cases]
  return {
    lineList,
    links,
    ends: [
      ...lines.ends,
      ...refusedRows(lineList?.table, lineFaults),
      ...named.ends,
      ...refusedRows(links?.table, linkFaults),
    ],
    cases,
    contacts: lines.contacts,
    named: [...namedByLines(cases, lines.byCode), ...named.named],
    fromLinks: named.cases.length,
    faults: [...faults, ...lineFaults, ...lines.faults, ...linkFaults, ...named.faults],
    unknownValues: read.unknownValues,
    matches: lines.matches,
    people: lines.people,
    seemsOver: seemsOver(read.lines, request.now),
  }
}

/** Links that a case's own row names: who may have infected it. */
function namedByLines(
  cases: readonly PlannedCase[],
  byCode: ReadonlyMap<string, string>,
): PlannedLink[] {
  return cases.flatMap(({ id, line }) => {
    const infector = line?.contactOf ? byCode.get(line.contactOf) : undefined
    if (!line?.contactOf || !infector || infector === id) return []
    const link = { row: line.row, from: line.contactOf, to: line.id, exposure: line.relation }
    return [{ link, infector, infectee: id }]
  })
}
