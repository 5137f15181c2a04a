import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import type { Keys } from '../keys.ts'

/** Whoever did not ask for so long has closed the page. */
const goneMs = minuteMs / 2
// A row of presence is written at most so often, because a page asks every second or two.
const renewedMs = 5_000

/** Notes that somebody has a case open, as a look at a person is noted. */
export async function noteHere(
  sql: Reader,
  caseId: string,
  isTyping: boolean,
  { actor, now }: Question,
): Promise<void> {
  await sql`
    insert into case_presence (case_id, account_id, seen_at, typing_at)
    values (${caseId}, ${actor.id}, ${now}, ${isTyping ? now : null})
    on conflict (case_id, account_id) do update
      set seen_at = excluded.seen_at, typing_at = coalesce(excluded.typing_at, case_presence.typing_at)
      where case_presence.seen_at < ${now - renewedMs}::timestamptz or (excluded.typing_at is not null and
        (case_presence.typing_at is null or case_presence.typing_at < ${now - renewedMs}::timestamptz))`
}

/** Who has a case open now, the one who came last first. */
export async function whoIsHere(sql: Reader, caseId: string, now: Instant) {
  const rows = await sql<
    { accountId: string; name: string | null; seenAt: Instant; typingAt: Instant | null }[]
  >`
    select p.account_id, a.display_name as name, p.seen_at, p.typing_at
    from case_presence p left join accounts a on a.id = p.account_id
    where p.case_id = ${caseId} and p.seen_at > ${now - goneMs}::timestamptz order by p.seen_at desc`
  return rows.map(({ accountId, name, seenAt, typingAt }) => ({
    account: accountId,
    name,
    at: isoOf(seenAt),
    typing: typingAt !== null && typingAt > now - goneMs / 3,
  }))
}

/** What is being typed in a case and is no item yet. */
export async function draftsOf(sql: Reader, keys: Keys, caseId: string) {
  const rows = await sql<
    {
      accountId: string
      name: string | null
      words: string
      revision: string
      writtenAt: Instant
    }[]
  >`
    select d.account_id, a.display_name as name, d.words, d.revision, d.written_at
    from case_drafts d left join accounts a on a.id = d.account_id where d.case_id = ${caseId} order by d.account_id`
  return rows.map(({ accountId, name, words, revision, writtenAt }) => ({
    by: accountId,
    byName: name,
    words: keys.openText(words) ?? '',
    revision: Number(revision),
    at: isoOf(writtenAt),
  }))
}
