import { CaseImportTried, TryCaseImport } from '@bihuan/contract/case-imports.ts'
import { command } from '../door/command.ts'
import { importArea, importingRoles, leaveImportTraces } from './importing-roles.ts'
import { outcomeOf } from './outcome.ts'
import { planImport } from './plan-import.ts'

/**
 * Reads a line list and links as an import would and says what it would do and what is wrong, row by row. Nothing is written but that
 * somebody tried; a post, because a file is too large for an address.
 */
export const tryCaseImport = command({
  name: 'case-import.try',
  summary: 'Try a line list and links without importing them',
  roles: importingRoles,
  input: TryCaseImport,
  outcome: CaseImportTried,
  area: (sql, { area }) => importArea(sql, area),
  async run(tx, input, request) {
    const plan = await planImport(tx, input, request)
    await leaveImportTraces(tx, plan.people, 'case-import.try', request)
    return outcomeOf(plan)
  },
})
