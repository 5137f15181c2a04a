import type { CaseEvent, CaseState } from '@bihuan/core/cases/lifecycle.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'

/** One line of a case's history. `version` is that of the case after it. */
export type NewEvent = {
  case: string
  version: number
  event: CaseEvent | 'open'
  from: CaseState | null
  to: CaseState | null
  before?: unknown
  after?: unknown
  words?: string
}

/** Writes lines of history, in one statement; what speaks of a person is sealed under the key of its month. */
export async function writeEvents(
  tx: Tx,
  events: readonly NewEvent[],
  { keys, now, actor }: Pick<Request, 'keys' | 'now' | 'actor'>,
): Promise<void> {
  if (events.length === 0) return
  const sealed = (value: unknown) =>
    value === undefined ? null : JSON.stringify(keys.sealedJson('facts', now, value))
  await tx`
    insert into case_events (case_id, version, event, from_state, to_state, before, after, words, by_account, at)
    select case_id, version, event, from_state, to_state, before::jsonb, after::jsonb, words, ${actor.id}, ${now}::timestamptz
    from unnest(
      ${events.map((one) => one.case)}::text[], ${events.map(({ version }) => version)}::int[], ${events.map(({ event }) => event)}::text[],
      ${events.map(({ from }) => from)}::text[], ${events.map((one) => one.to)}::text[],
      ${events.map(({ before }) => sealed(before))}::text[], ${events.map(({ after }) => sealed(after))}::text[],
      ${events.map(({ words }) => (words === undefined ? null : keys.sealText('facts', now, words)))}::text[]
    ) e (case_id, version, event, from_state, to_state, before, after, words)
    order by case_id, version`
}
