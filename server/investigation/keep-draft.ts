import { DraftKept, KeepDraft } from '@bihuan/contract/investigation.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'

/** Keeps what somebody is typing, so that the other sees it and no broken browser loses it. Empty words take it away. */
export const keepDraft = command({
  name: 'draft.keep',
  summary: 'Keep what is being typed',
  roles: investigators,
  input: KeepDraft,
  outcome: DraftKept,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, words, revision }, { now, actor, keys }) {
    await tx`
      insert into case_drafts (case_id, account_id, words, revision, written_at)
      values (${caseId}, ${actor.id}, ${keys.sealText('facts', now, words)}, ${revision}, ${now})
      on conflict (case_id, account_id) do update
        set words = excluded.words, revision = excluded.revision, written_at = excluded.written_at
        where case_drafts.revision < excluded.revision`
    return { revision, at: isoOf(now) }
  },
})
