import {
  CheckPublicTrace,
  PublicTraceChecked,
  PublicTracePublished,
  PublishPublicTrace,
  WithdrawPublicTrace,
} from '@bihuan/contract/papers.ts'
import { areaOfCase, knownCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { publishingRoles } from './paper-roles.ts'
import { findingsIn } from './public-trace-store.ts'
import { traceDraft } from './trace-draft.ts'

/** Looks through an edited text for what still tells who somebody is; writes nothing. A post, because the text is no part of an address. */
export const checkPublicTrace = command({
  name: 'public-trace.check',
  summary: 'Look through a public text for what tells who somebody is',
  roles: publishingRoles,
  input: CheckPublicTrace,
  outcome: PublicTraceChecked,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: id, text }, request) {
    return { residual: findingsIn(text, await traceDraft(tx, await knownCase(tx, id), request)) }
  },
})

/**
 * Publishes what the public may read of a case, in the words of who edited it. Refused with public-trace.identifies while anything in it
 * tells who somebody is, and with public-trace.changed-meanwhile where a version came out that they had not seen.
 */
export const publishPublicTrace = command({
  name: 'public-trace.publish',
  summary: 'Publish where a case was, without names and homes',
  roles: publishingRoles,
  input: PublishPublicTrace,
  outcome: PublicTracePublished,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: id, text, after }, request) {
    const findings = findingsIn(text, await traceDraft(tx, await knownCase(tx, id), request))
    if (findings.length > 0)
      throw new Problem(
        'public-trace.identifies',
        { count: String(findings.length) },
        findings.slice(0, 50).map(({ kind, at, length, zh, en }) => ({
          pointer: `/text/${at}-${at + length}`,
          code: kind,
          zh: `第 ${at + 1} 字起 ${length} 字：${zh}`,
          en: `${length} characters from ${at + 1}: ${en}`,
        })),
      )
    const rows = await tx<{ version: number }[]>`
      insert into public_traces (case_id, version, words, published_by, published_at)
      select ${id}, ${after + 1}, ${text.trim()}, ${request.actor.id}, ${request.now}
      where coalesce((select max(version) from public_traces where case_id = ${id}), 0) = ${after}
      on conflict do nothing returning version`
    if (rows.length === 0) throw new Problem('public-trace.changed-meanwhile')
    return { case: id, version: after + 1 }
  },
})

/** Takes the newest version back from the public; it stays in the records with the reason. */
export const withdrawPublicTrace = command({
  name: 'public-trace.withdraw',
  summary: 'Take a public trace back',
  roles: publishingRoles,
  input: WithdrawPublicTrace,
  outcome: PublicTracePublished,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: id, reason }, { now, actor, keys }) {
    const [row] = await tx<{ version: number }[]>`
      update public_traces set withdrawn_at = ${now}, withdrawn_by = ${actor.id},
        withdraw_reason = ${tx.json(keys.sealedJson('facts', now, reason) as never)}
      where case_id = ${id} and withdrawn_at is null
        and version = (select max(version) from public_traces where case_id = ${id})
      returning version`
    if (!row) throw new Problem('public-trace.unknown')
    return { case: id, version: row.version }
  },
})
