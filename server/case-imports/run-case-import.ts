import { CaseImportDone, RunCaseImport } from '@bihuan/contract/case-imports.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { importArea, importingRoles, leaveImportTraces } from './importing-roles.ts'
import { rememberMapping } from './mapping-memory.ts'
import { faultInWords, outcomeOf } from './outcome.ts'
import { planImport } from './plan-import.ts'
import type { SheetFault } from './read-files.ts'
import { writeImport } from './write-import.ts'

const shownMax = 100

const itemOf = (fault: SheetFault) => {
  const { sheet, row, column, code, zh, en } = faultInWords(fault)
  return { pointer: `/${sheet}/${row}`, code, row, column, zh, en }
}

/**
 * Imports a line list and links as one unit: cases, contacts, and who may have infected whom. With a fault nothing is written, unless the
 * faulty rows are to be left out. The same file again changes nothing, and `import` is null then.
 */
export const runCaseImport = command({
  name: 'case-import.run',
  summary: 'Import a line list and links',
  roles: importingRoles,
  input: RunCaseImport,
  outcome: CaseImportDone,
  area: (sql, { area }) => importArea(sql, area),
  async run(tx, input, request) {
    const { area, over, leaveOut } = input
    // Two imports of one office, one after the other: each sees the cases of the one before.
    await tx`select pg_advisory_xact_lock(hashtextextended(${`case-import ${area}`}, 0))`
    const plan = await planImport(tx, input, request)
    await leaveImportTraces(tx, plan.people, 'case-import.run', request)
    const wholeFile = plan.faults.some(({ row }) => row === 0)
    if (plan.faults.length > 0 && (!leaveOut || wholeFile))
      throw new Problem(
        'case-import.faulty',
        { faults: String(plan.faults.length) },
        plan.faults.slice(0, shownMax).map(itemOf),
      )
    const outcome = outcomeOf(plan)
    const { lineList, links } = plan
    if (lineList)
      await rememberMapping(
        tx,
        { area, sheet: 'line-list', heads: lineList.table.columns },
        lineList.mapping,
        request,
      )
    if (links)
      await rememberMapping(
        tx,
        { area, sheet: 'links', heads: links.table.columns },
        links.mapping,
        request,
      )
    const isNew = plan.cases.length + plan.contacts.length + plan.named.length > 0
    // A person matched for the first time is kept too, so that links of later files find them.
    if (!isNew && plan.matches.length === 0) return { import: null, ...outcome }
    const files = [input.lineList, input.links].flatMap((file) => (file ? [file.name] : []))
    await writeImport(tx, plan, { area, over, files }, request)
    return { import: request.id, ...outcome }
  },
  // The bytes of the files say all of it, and their canonical JSON would be made of megabytes for nothing.
  digestText: ({ lineList, links, ...rest }) =>
    `${JSON.stringify(rest)}|${lineList?.name}|${lineList?.content}|${links?.name}|${links?.content}`,
})
