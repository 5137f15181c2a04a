import type { CaseImportTried } from '@bihuan/contract/case-imports.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { lineFaultWords } from '@bihuan/interop/line-list/line-fault.ts'
import type { SheetTable } from '@bihuan/interop/line-list/sheet-table.ts'
import type { Static } from 'typebox'
import type { Plan, RowEnd } from './plan.ts'
import type { Sheet, SheetFault } from './read-files.ts'

/** Faults that are shown; a file with more has one cause, which these show. */
const shownMax = 500

/** The words of a fault for both readers. */
export const faultInWords = ({ sheet, row, column, code }: SheetFault) => ({
  sheet,
  row,
  column,
  code,
  ...lineFaultWords[code],
})

const tableSeen = ({ columns, rows, format, encoding, separator }: SheetTable) => ({
  columns: [...columns],
  rows: rows.length,
  format,
  encoding,
  separator,
})

function countsOf(ends: readonly RowEnd[], sheet: Sheet, rows: number) {
  const own = ends.filter((one) => one.sheet === sheet)
  const count = (outcome: RowEnd['outcome']) => own.filter((one) => one.outcome === outcome).length
  return {
    rows,
    written: count('written'),
    same: count('same'),
    matched: count('matched'),
    faulty: count('faulty'),
  }
}

/** What a plan does, in counts and faults; nothing of a person stands in it. */
export function outcomeOf(plan: Plan): Static<typeof CaseImportTried> {
  const { lineList, links, ends, cases, contacts } = plan
  const people = [...cases, ...contacts]
  const known = people.filter(({ found }) => found !== null).length
  const faults = plan.faults.toSorted((a, b) => a.sheet.localeCompare(b.sheet) || a.row - b.row)
  return {
    lineList: lineList && {
      table: tableSeen(lineList.table),
      mapping: lineList.mapping as never,
      from: lineList.from,
    },
    links: links && {
      table: tableSeen(links.table),
      mapping: links.mapping as never,
      from: links.from,
    },
    rows: countsOf(ends, 'line-list', lineList?.table.rows.length ?? 0),
    linkRows: countsOf(ends, 'links', links?.table.rows.length ?? 0),
    seemsOver: plan.seemsOver,
    contacts: contacts.length,
    fromLinks: plan.fromLinks,
    inRegister: known,
    notInRegister: people.length - known,
    faults: faults.slice(0, shownMax).map(faultInWords),
    faultsInAll: faults.length,
    unknownValues: plan.unknownValues as never,
    matches: plan.matches.slice(0, shownMax).map(({ row, case: of, number }) => ({
      row,
      case: of,
      number: number === null ? null : caseNumber(number),
    })),
  }
}
