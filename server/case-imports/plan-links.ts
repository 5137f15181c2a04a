import type { Link } from '@bihuan/interop/line-list/line.ts'
import { type LineFaultCode, lineFault } from '@bihuan/interop/line-list/line-fault.ts'
import type { LinksRead } from '@bihuan/interop/line-list/read-links.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { earlierRows } from './earlier-rows.ts'
import type { PlannedCase, PlannedLink, RowEnd } from './plan.ts'
import type { SheetFault } from './read-files.ts'
import { contentKey, rowKeys } from './row-keys.ts'

export type LinksPlanned = {
  ends: RowEnd[]
  named: PlannedLink[]
  /** Cases that only a link names, where that is wished. */
  cases: PlannedCase[]
  faults: SheetFault[]
}
type Options = {
  columns: Partial<Record<string, string>>
  area: string
  byCode: ReadonlyMap<string, string>
  openEnds: boolean
}

const emptyEnd = (link: { row: number }, outcome: RowEnd['outcome']): RowEnd => ({
  sheet: 'links',
  row: link.row,
  outcome,
  case: null,
  contact: null,
  key: null,
  content: null,
  fault: null,
})

async function standingPairs(sql: Reader, links: readonly PlannedLink[]): Promise<Set<string>> {
  const rows = await sql<{ infectee: string; infector: string }[]>`
    select l.infectee, l.infector
    from unnest(${links.map(({ infectee }) => infectee)}::text[], ${links.map(({ infector }) => infector)}::text[]) g (infectee, infector)
    join case_links l on l.infectee = g.infectee and l.infector = g.infector and l.until_at is null`
  return new Set(rows.map(({ infectee, infector }) => `${infectee}|${infector}`))
}

/** Says of each link what would become of it; its ends are cases of this file, or of earlier imports of the same office. */
export async function planLinks(
  sql: Reader,
  { links, repeats }: LinksRead,
  { columns, area, byCode, openEnds }: Options,
  request: Request,
): Promise<LinksPlanned> {
  const keys = rowKeys(request.keys, area)
  const codes = [...new Set(links.flatMap(({ from, to }) => [from, to]))]
  const missing = codes.filter((code) => !byCode.has(code))
  const earlier = await earlierRows(
    sql,
    missing.map((code) => keys.ofCase(code)),
  )
  const known = new Map(byCode)
  const cases: PlannedCase[] = []
  for (const [n, code] of missing.entries()) {
    const standing = earlier.get(keys.ofCase(code))?.standing
    if (standing) known.set(code, standing)
    else if (openEnds) {
      const id = `case-${request.id}-end-${n + 1}`
      cases.push({ id, key: keys.ofCase(code), line: null, code, found: null })
      known.set(code, id)
    }
  }
  const ends: RowEnd[] = []
  const faults: SheetFault[] = []
  const refuse = (link: Link, code: LineFaultCode, field: string) => {
    const fault: SheetFault = {
      ...lineFault(code, link.row, columns[field] ?? null),
      sheet: 'links',
    }
    faults.push(fault)
    ends.push({ ...emptyEnd(link, 'faulty'), fault })
  }
  const asked: PlannedLink[] = []
  for (const link of links) {
    const infector = known.get(link.from)
    const infectee = known.get(link.to)
    if (!infector || !infectee) refuse(link, 'case-unknown', infector ? 'to' : 'from')
    else if (infector === infectee) refuse(link, 'same-person', 'to')
    else asked.push({ link, infector, infectee })
  }
  const standing = await standingPairs(sql, asked)
  const named: PlannedLink[] = []
  for (const one of asked) {
    const pair = `${one.infectee}|${one.infector}`
    const more = {
      case: one.infectee,
      key: keys.ofLink(one.link.from, one.link.to),
      content: contentKey(request.keys, one.link),
    }
    // Two numbers of a file may be one person: then their links are one.
    if (standing.has(pair)) ends.push({ ...emptyEnd(one.link, 'same'), ...more })
    else {
      standing.add(pair)
      named.push(one)
      ends.push({ ...emptyEnd(one.link, 'written'), ...more })
    }
  }
  for (const { row } of repeats) ends.push(emptyEnd({ row }, 'same'))
  return { ends, named, cases, faults }
}
