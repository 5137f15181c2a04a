import { CaseImports } from '@bihuan/contract/case-imports.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import Type from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { importingRoles } from './importing-roles.ts'

export type ImportRow = {
  id: string
  areaCode: string
  files: string[]
  by: string
  importedAt: number
  cases: number
  contacts: number
  links: number
  faulty: number
  undoneAt: number | null
}

const listed = 50

/** The columns of an import with who made it; `where` narrows. */
export const importRows = (sql: Reader, area: string, id: string | null = null) =>
  sql<ImportRow[]>`
    select i.id, i.area_code, i.files, coalesce(a.display_name, i.imported_by) as by, i.imported_at, i.cases, i.contacts, i.links, i.faulty, i.undone_at
    from case_imports i left join accounts a on a.id = i.imported_by
    where starts_with(i.area_code, ${area}) and (${id}::uuid is null or i.id = ${id}::uuid)
    order by i.imported_at desc limit ${listed}`

/** An import as it goes over the wire. */
export const importLine = ({ id, areaCode, importedAt, undoneAt, ...row }: ImportRow) => ({
  ...row,
  import: id,
  area: areaCode,
  at: isoOf(importedAt),
  undoneAt: undoneAt === null ? null : isoOf(undoneAt),
})

/** The newest imports of the actor's area. */
export const importList = query({
  name: 'case-import.list',
  summary: 'Imports of line lists, newest first',
  roles: importingRoles,
  params: Type.Object({}, { additionalProperties: false }),
  outcome: CaseImports,
  async run(sql, _, { actor }) {
    return { imports: (await importRows(sql, actor.areaCode)).map(importLine) }
  },
})
