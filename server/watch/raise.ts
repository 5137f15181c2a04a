import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type AlarmKind, wordsOf } from './alarm-words.ts'
import { alarmId, type Finding } from './finding.ts'

/** An alarm that was raised just now. */
export type Alarm = {
  readonly id: string
  readonly kind: AlarmKind
  readonly subject: string
  readonly of: string
}

/** Writes findings as alarms, each once, and gives those that are new. An alarm that was seen stays seen. */
export async function raise(
  sql: Reader,
  findings: readonly Finding[],
  now: Instant,
): Promise<Alarm[]> {
  if (findings.length === 0) return []
  const byId = new Map(findings.map((one) => [alarmId(one), one]))
  const list = [...byId]
  const raised = await sql<{ id: string }[]>`
    insert into alarms (id, kind, subject, words, found_at)
    select id, kind, subject, words::jsonb, ${now}
    from unnest(${list.map(([id]) => id)}::text[], ${list.map(([, { kind }]) => kind)}::text[], ${list.map(([, { subject }]) => subject)}::text[],
      ${list.map(([, one]) => JSON.stringify(one.words ?? wordsOf(one.kind, one)))}::text[]) t (id, kind, subject, words)
    on conflict (id) do nothing
    returning id`
  return raised.flatMap(({ id }) => {
    const one = byId.get(id)
    return one ? [{ id, ...one }] : []
  })
}
