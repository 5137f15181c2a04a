import {
  CaseMoved,
  CaseParams,
  IsolateCase,
  KeyFactsDone,
  ReopenCase,
  ReportCase,
} from '@bihuan/contract/cases.ts'
import type { CaseEvent } from '@bihuan/core/cases/lifecycle.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { caseReaders, investigators } from './case-roles.ts'
import { checkPast } from './check-past.ts'
import { checkReady } from './content-of.ts'
import { areaOfCase, judgeMove, knownCase, moveCase } from './store.ts'

type Step<Event extends CaseEvent> = { name: string; summary: string; event: Event }

/** A step that needs nothing but the right state. */
const step = ({ name, summary, event }: Step<CaseEvent>) =>
  command({
    name,
    summary,
    roles: event === 'accept' ? caseReaders : investigators,
    input: CaseParams,
    outcome: CaseMoved,
    area: (sql, { case: id }) => areaOfCase(sql, id),
    run: (tx, { case: id }, request) => moveCase(tx, id, event, request),
  })

/** A step for which things must be there. */
const readyStep = ({ name, summary, event }: Step<'complete' | 'close'>) =>
  command({
    name,
    summary,
    roles: investigators,
    input: CaseParams,
    outcome: CaseMoved,
    area: (sql, { case: id }) => areaOfCase(sql, id),
    async run(tx, { case: id }, request) {
      const row = await knownCase(tx, id)
      judgeMove(row.state, event)
      await checkReady(tx, row, event)
      return moveCase(tx, id, event, request)
    },
  })

/** Somebody here takes on what a clinic or another city reported. */
export const acceptCase = step({
  name: 'case.accept',
  summary: 'Take on a reported case',
  event: 'accept',
})
/** The team begins to ask. */
export const beginCase = step({
  name: 'case.begin',
  summary: 'Begin the investigation of a case',
  event: 'begin',
})
/** The whole investigation is done; refused with what is missing. */
export const completeCase = readyStep({
  name: 'case.complete',
  summary: 'Complete the investigation',
  event: 'complete',
})
/** Nothing is owed any longer; refused while a contact is not on a signed list with the dispatcher. */
export const closeCase = readyStep({ name: 'case.close', summary: 'Close a case', event: 'close' })

/** The key facts are known; refused with what is missing. */
export const keyFactsDone = command({
  name: 'case.key-facts',
  summary: 'Say that the key facts of a case are known',
  roles: investigators,
  input: KeyFactsDone,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, noContacts }, request) {
    const row = await knownCase(tx, id)
    judgeMove(row.state, 'key-facts')
    const hasNoContacts = noContacts ?? row.hasNoContacts
    await checkReady(tx, { ...row, hasNoContacts }, 'key-facts')
    return moveCase(tx, id, 'key-facts', request, { columns: { has_no_contacts: hasNoContacts } })
  },
})

/** The system of the country took the report: its number and when. The first report counts. */
export const reportCase = command({
  name: 'case.report',
  summary: 'Note that a case was reported upward',
  roles: investigators,
  input: ReportCase,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, receipt, at }, request) {
    const row = await knownCase(tx, id)
    const reportedAt = at === undefined ? request.now : instantOf(at)
    checkPast(reportedAt, request)
    return moveCase(tx, id, 'report', request, {
      columns: { reported_at: row.reportedAt ?? reportedAt, report_receipt: receipt },
      before: { receipt: row.reportReceipt },
      after: { receipt, at: isoOf(reportedAt) },
    })
  },
})

/** When the case no longer met anybody: the infectious days that matter end here. */
export const isolateCase = command({
  name: 'case.isolate',
  summary: 'Note when a case was isolated or taken in',
  roles: investigators,
  input: IsolateCase,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, at, where }, request) {
    const row = await knownCase(tx, id)
    const isolatedAt = instantOf(at)
    checkPast(isolatedAt, request)
    return moveCase(tx, id, 'isolate', request, {
      columns: { isolated_at: isolatedAt },
      before: { at: row.isolatedAt === null ? null : isoOf(row.isolatedAt) },
      after: { at, where: where ?? null },
    })
  },
})

/** A case that was closed or dropped too early goes on. */
export const reopenCase = command({
  name: 'case.reopen',
  summary: 'Reopen a case',
  roles: caseReaders,
  input: ReopenCase,
  outcome: CaseMoved,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  run: (tx, { case: id, words }, request) => moveCase(tx, id, 'reopen', request, { words }),
})
