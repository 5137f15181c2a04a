import type { ImportMapping, LinkMapping, TryCaseImport } from '@bihuan/contract/case-imports.ts'
import type { LineMapping, LinkColumns } from '@bihuan/core/papers/line-fields.ts'
import { guessLineMapping, guessLinkMapping } from '@bihuan/interop/line-list/guess-mapping.ts'
import type { LineFault } from '@bihuan/interop/line-list/line-fault.ts'
import type { SheetTable } from '@bihuan/interop/line-list/sheet-table.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { rememberedMapping, type Sheet } from './mapping-memory.ts'
import { readTableAside } from './read-table-aside.ts'

export type { Sheet } from './mapping-memory.ts'

export type Asked = Static<typeof TryCaseImport>
export type SheetFault = LineFault & { sheet: Sheet }
type From = 'given' | 'remembered' | 'guessed'
export type ReadSheet<Mapping> = { table: SheetTable; mapping: Mapping; from: From }
export type ReadFiles = {
  lineList: ReadSheet<LineMapping> | null
  links: ReadSheet<LinkColumns> | null
  faults: SheetFault[]
}

async function tableOf(file: { content: string } | undefined, sheet: Sheet, faults: SheetFault[]) {
  if (!file) return null
  const read = await readTableAside(Buffer.from(file.content, 'base64'))
  if (read.ok) return read.table
  faults.push(...read.faults.map((fault) => ({ ...fault, sheet })))
  return null
}

async function mappingOf<Mapping extends { columns: object }>(
  sql: Reader,
  table: SheetTable,
  sheet: Sheet,
  { area, given, guess }: { area: string; given: Mapping | undefined; guess: () => Mapping },
  request: Request,
): Promise<ReadSheet<Mapping>> {
  if (given) return { table, mapping: given, from: 'given' }
  const known = await rememberedMapping<Mapping>(
    sql,
    { area, sheet, heads: table.columns },
    request,
  )
  return known
    ? { table, mapping: known, from: 'remembered' }
    : { table, mapping: guess(), from: 'guessed' }
}

// What the schema allows is what the reader of lines takes; the names of fields are the same list.
const lineMapping = (given: Static<typeof ImportMapping> | undefined) =>
  given as LineMapping | undefined
const linkMapping = (given: Static<typeof LinkMapping> | undefined) =>
  given as LinkColumns | undefined

/**
 * Opens the files of an import and says by which mapping they are read: the one given, the one that this office used for the same heads
 * the last time, or a guess. Refuses with case-import.no-file.
 */
export async function readFiles(sql: Reader, asked: Asked, request: Request): Promise<ReadFiles> {
  if (!asked.lineList && !asked.links) throw new Problem('case-import.no-file')
  const faults: SheetFault[] = []
  const { area } = asked
  const lines = await tableOf(asked.lineList, 'line-list', faults)
  const links = await tableOf(asked.links, 'links', faults)
  return {
    lineList:
      lines &&
      (await mappingOf<LineMapping>(
        sql,
        lines,
        'line-list',
        { area, given: lineMapping(asked.mapping), guess: () => guessLineMapping(lines.columns) },
        request,
      )),
    links:
      links &&
      (await mappingOf<LinkColumns>(
        sql,
        links,
        'links',
        {
          area,
          given: linkMapping(asked.linkMapping),
          guess: () => guessLinkMapping(links.columns),
        },
        request,
      )),
    faults,
  }
}
