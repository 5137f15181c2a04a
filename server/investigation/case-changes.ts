import { Changes, ChangesParams } from '@bihuan/contract/investigation.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { caseReaders, investigators } from '../cases/case-roles.ts'
import { knownCase } from '../cases/store.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { itemsOf } from './items-of.ts'
import { checkArea } from './open-case.ts'
import { type ItemRow, itemRows, wireItem } from './rows.ts'
import { runningCalls } from './running-calls.ts'
import { draftsOf, noteHere, whoIsHere } from './who-is-here.ts'
import { windowsOfCase, wireGaps } from './windows-of-case.ts'

/**
 * What is new in a case since the last look, asked every second or two by who has it open. It leaves one trace an hour, because
 * the opening of the page left its own; what is new is found by the number of its change, so nothing is seen out of order.
 */
export const caseChanges = query({
  name: 'case.changes',
  summary: 'What is new in a case that is open',
  roles: caseReaders,
  params: ChangesParams,
  outcome: Changes,
  people: true,
  async run(sql, { case: caseId, since, typing }, question) {
    const { now, actor, purpose, keys } = question
    await checkArea(sql, caseId, question)
    const row = await knownCase(sql, caseId)
    if (investigators.includes(actor.role)) await noteHere(sql, caseId, typing === 'yes', question)
    if (row.personId !== null && purpose !== null)
      await leaveListTraces(sql, {
        people: [row.personId],
        query: 'case.changes',
        actor,
        purpose,
        at: now,
      })
    const seen = /^\d{1,9}$/.test(since) ? Number(since) : 0
    const [counted] = await sql<{ change: number }[]>`
      select change from case_changes where case_id = ${caseId}`
    const change = counted?.change ?? 0
    const rows =
      change > seen
        ? await sql<ItemRow[]>`
            ${itemRows(sql)} where i.case_id = ${caseId} and i.change > ${seen} and i.change <= ${change}
            order by i.change, i.id`
        : []
    const gaps =
      rows.length === 0
        ? null
        : wireGaps(await itemsOf(sql, keys, caseId), await windowsOfCase(sql, row, question), now)
    const [drafts, present, calls] = await Promise.all([
      draftsOf(sql, keys, caseId),
      whoIsHere(sql, caseId, now),
      runningCalls(sql, keys, caseId, now),
    ])
    return {
      now: isoOf(now),
      items: rows.map(wireItem),
      gaps,
      drafts,
      present,
      calls,
      caseVersion: row.version,
      since: String(change),
    }
  },
})
