import { CaseImportUndone, UndoCaseImport } from '@bihuan/contract/case-imports.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { writeEvents } from '../cases/write-events.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { importingRoles } from './importing-roles.ts'
import { workedOn } from './worked-on.ts'

type Unit = {
  areaCode: string
  importedBy: string
  importedAt: number
  undoneAt: number | null
}

async function unitOf(sql: Reader, id: string): Promise<Unit> {
  const [unit] = await sql<Unit[]>`
    select area_code, imported_by, imported_at, undone_at from case_imports where id = ${id}`
  if (!unit) throw new Problem('case-import.unknown')
  return unit
}

/**
 * Takes an import back as a unit: its cases are dropped, its contacts too, its links end; they stay readable with the reason. Refused where
 * somebody has worked on one of them since (case-import.worked-on, each by number). The same file can be imported again afterwards.
 */
export const undoCaseImport = command({
  name: 'case-import.undo',
  summary: 'Undo the import of a line list as a whole',
  roles: importingRoles,
  input: UndoCaseImport,
  outcome: CaseImportUndone,
  area: async (sql, input) => (await unitOf(sql, input.import)).areaCode,
  async run(tx, { import: id, reason }, request) {
    const { now, actor, keys } = request
    const unit = await unitOf(tx, id)
    if (unit.undoneAt !== null) throw new Problem('case-import.already-undone')
    const blocked = await workedOn(tx, id)
    if (blocked.length > 0)
      throw new Problem(
        'case-import.worked-on',
        { cases: String(blocked.length) },
        blocked.slice(0, 100).map(({ id: of, number }) => {
          const name = number === null ? of : caseNumber(number)
          return {
            pointer: `/cases/${name}`,
            code: 'worked-on',
            zh: `${name} 已被处理`,
            en: `somebody has worked on ${name}`,
          }
        }),
      )
    const undone = await tx`
      update case_imports set undone_at = ${now}, undone_by = ${actor.id},
        undo_reason = ${tx.json(keys.sealedJson('facts', now, reason) as never)}
      where id = ${id} and undone_at is null returning id`
    if (undone.length === 0) throw new Problem('case-import.already-undone')
    const contacts = await tx`
      update contacts k set dropped_at = ${now}, drop_reason = 'entered-twice', version = k.version + 1
      from import_rows r where r.import_id = ${id} and r.contact_id = k.id and r.outcome = 'written' and k.dropped_at is null
      returning k.id`
    const links = await tx`
      update case_links l set until_at = ${now}, ended_by = ${actor.id}
      from import_rows r
      where r.import_id = ${id} and (l.infectee = r.case_id or l.infector = r.case_id) and l.until_at is null and l.state = 'named'
        and l.decided_at = ${unit.importedAt} and l.decided_by = ${unit.importedBy}
      returning l.id`
    const cases = await tx<{ id: string; version: number; from: string }[]>`
      update cases c set state = 'dropped', closed_at = ${now}, version = c.version + 1
      from (select distinct k.id, k.state from import_rows r join cases k on k.id = r.case_id
        where r.import_id = ${id} and r.sheet = 'line-list' and r.outcome = 'written' and r.contact_id is null) before
      where c.id = before.id and c.version = 1
      returning c.id, c.version, before.state as "from"`
    await writeEvents(
      tx,
      cases.map(({ id: of, version, from }) => ({
        case: of,
        version,
        event: 'drop',
        from: from as never,
        to: 'dropped',
        words: reason,
      })),
      request,
    )
    return { cases: cases.length, contacts: contacts.length, links: links.length }
  },
})
