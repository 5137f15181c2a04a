import {
  AnswerAssist,
  AssignAssist,
  AssistDone,
  CaseOfAssist,
  OpenCaseOfAssist,
  WithdrawAssist,
} from '@bihuan/contract/assist.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { openCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfAssist, assistOf, assistRoles, checkOpen, inNfc } from './store.ts'

/** Gives a request to somebody of the district that is asked. */
export const assignAssist = command({
  name: 'assist.assign',
  summary: 'Give a request to somebody of the district that is asked',
  roles: ['district-commander', 'city-commander', 'case-investigator'],
  input: AssignAssist,
  outcome: AssistDone,
  area: async (sql, { request }) => areaOfAssist(await assistOf(sql, request)),
  async run(tx, { request: id, account }, { now }) {
    const row = await assistOf(tx, id)
    checkOpen(row)
    const area = areaOfAssist(row)
    const [known] = await tx`
      select from accounts where id = ${account} and closed_at is null and role = any(${[...assistRoles]}::text[])
        and (starts_with(area_code, ${area}) or starts_with(${area}, area_code))`
    if (!known) throw new Problem('assist.account-unknown')
    await tx`update assist_requests set assigned_to = ${account}, assigned_at = ${now} where id = ${id}`
    return { request: id, at: isoOf(now) }
  },
})

/**
 * The findings, by the district that is asked; the answer of another city by the district of ours that asked it, where it came by
 * phone or fax. An answer is given once.
 */
export const answerAssist = command({
  name: 'assist.answer',
  summary: 'Answer a request with what was found',
  roles: assistRoles,
  input: AnswerAssist,
  outcome: AssistDone,
  area: async (sql, { request }) => areaOfAssist(await assistOf(sql, request)),
  async run(tx, { request: id, outcome, words }, { now, actor, keys }) {
    checkOpen(await assistOf(tx, id))
    const answer = keys.sealedJson('facts', now, inNfc({ words }))
    const [done] = await tx`
      update assist_requests set outcome = ${outcome}, answer = ${tx.json(answer as never)}, answered_by = ${actor.id}, answered_at = ${now}
      where id = ${id} and answered_at is null and withdrawn_at is null returning id`
    if (!done) throw new Problem('assist.over')
    return { request: id, at: isoOf(now) }
  },
})

/** Takes a request back: by who asked, while nobody has answered. */
export const withdrawAssist = command({
  name: 'assist.withdraw',
  summary: 'Take back a request that nobody has answered',
  roles: assistRoles,
  input: WithdrawAssist,
  outcome: AssistDone,
  area: async (sql, { request }) => {
    const row = await assistOf(sql, request)
    return row.fromArea ?? areaOfAssist(row)
  },
  async run(tx, { request: id, why }, { now, actor, keys }) {
    const [done] = await tx`
      update assist_requests set withdrawn_at = ${now}, withdrawn_by = ${actor.id}, withdrawn_why = ${keys.sealText('facts', now, why)}
      where id = ${id} and answered_at is null and withdrawn_at is null returning id`
    if (!done) throw new Problem('assist.over')
    return { request: id, at: isoOf(now) }
  },
})

/** Somebody of whom another city says that they are positive becomes a case here, and the request names it. Repeated, it is the same case. */
export const openCaseOfAssist = command({
  name: 'assist.open-case',
  summary: 'Open a case for a positive person of whom another area told us',
  roles: assistRoles,
  input: OpenCaseOfAssist,
  outcome: CaseOfAssist,
  area: async (sql, { request }) => areaOfAssist(await assistOf(sql, request)),
  async run(tx, { request: id, person, positiveAt }, request) {
    const row = await assistOf(tx, id)
    if (row.toArea === null || row.withdrawnAt !== null) throw new Problem('assist.no-person')
    if (row.caseId !== null) return { case: row.caseId }
    const at = positiveAt === undefined ? null : instantOf(positiveAt)
    if (at !== null && at > request.now) throw new Problem('fact.in-the-future', { at: isoOf(at) })
    const opened = await openCase(
      tx,
      {
        id: `case-${request.id}`,
        person,
        source: 'request',
        sourceNumber: row.number,
        positiveAt: at,
        foundHow: 'inbound',
      },
      request,
    )
    if (opened === null) throw new Problem('assist.over')
    await tx`update assist_requests set case_id = ${opened} where id = ${id}`
    return { case: opened }
  },
})
