import { ImportedRows, ImportedRowsParams } from '@bihuan/contract/case-imports.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { type LineFaultCode, lineFaultWords } from '@bihuan/interop/line-list/line-fault.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { importLine, importRows } from './import-list.ts'
import { importingRoles } from './importing-roles.ts'
import { workedOn } from './worked-on.ts'

const pageSize = 500

type Row = {
  sheet: 'line-list' | 'links'
  rowNumber: number
  outcome: 'written' | 'same' | 'matched' | 'faulty'
  caseId: string | null
  number: number | null
  fault: string | null
  faultColumn: string | null
}

const numberText = (number: number | null) => (number === null ? null : caseNumber(number))
const wordsOf = (fault: string | null) =>
  fault !== null && fault in lineFaultWords
    ? lineFaultWords[fault as LineFaultCode]
    : { zh: null, en: null }

/** What became of each row of an import, a page at a time, and what stands against undoing it. */
export const importedRows = query({
  name: 'case-import.show',
  summary: 'What became of each row of an import',
  roles: importingRoles,
  params: ImportedRowsParams,
  outcome: ImportedRows,
  async run(sql, { import: id, outcome, after }, { actor }) {
    const [unit] = await importRows(sql, actor.areaCode, id)
    if (!unit) throw new Problem('case-import.unknown')
    const [sheet = '', row = '0'] = after?.split(':') ?? []
    const rows = await sql<Row[]>`
      select r.sheet, r.row_number, r.outcome, r.case_id, c.number, r.fault, r.fault_column
      from import_rows r left join cases c on c.id = r.case_id
      where r.import_id = ${id} and r.row_number > 0 and (${outcome ?? null}::text is null or r.outcome = ${outcome ?? null})
        and (r.sheet, r.row_number) > (${sheet}, ${Number(row)}::int)
      order by r.sheet, r.row_number limit ${pageSize + 1}`
    const blocked = unit.undoneAt === null ? await workedOn(sql, id) : []
    return {
      ...importLine(unit),
      rows: rows
        .slice(0, pageSize)
        .map(({ rowNumber, caseId, number, fault, faultColumn, ...one }) => ({
          sheet: one.sheet,
          outcome: one.outcome,
          row: rowNumber,
          case: caseId,
          number: numberText(number),
          column: faultColumn,
          ...wordsOf(fault),
        })),
      more: rows.length > pageSize,
      blocked: blocked
        .slice(0, 100)
        .map(({ id: of, number }) => ({ case: of, number: numberText(number) })),
    }
  },
})
