import type { Relation } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { writeMessage } from '../messages/write-message.ts'
import { newAttempt, newCode } from './chance.ts'

export type AttemptKind = 'entry' | 'registration' | 'proxy'

/** What a code opens. Without a person (and without a registration) it is a decoy that no code opens. */
export type Wanted = {
  kind: AttemptKind
  person: string | null
  phone: string | null
  askedBy?: string
  relation?: Static<typeof Relation>
  registration?: string | null
  words(code: string): string
}

/**
 * Writes an attempt with the hash of its code and, in the same transaction, the text that takes the code to the phone. A
 * decoy does the same work: a code, its hash, two sealed texts, two rows. Good for ten minutes of real time.
 */
export async function writeAttempt(
  tx: Tx,
  wanted: Wanted,
  keys: Keys,
  now: Instant,
): Promise<{ attempt: string; expiresAt: string }> {
  const attempt = newAttempt()
  const code = newCode()
  const { kind, person, phone, askedBy = null, relation = null, registration = null } = wanted
  const [row] = await tx<{ expiresAt: Instant }[]>`
    insert into code_attempts (id, kind, person_id, asked_by, relation, registration_cipher, code_hash, asked_at, expires_at)
    values (${attempt}, ${kind}, ${person}, ${askedBy}, ${relation}, ${registration === null ? null : keys.sealFor('messages', now, registration)},
      ${keys.codeHash(attempt, code)}, now(), now() + interval '10 minutes')
    returning expires_at`
  await writeMessage(tx, { id: attempt, phone, text: wanted.words(code), now }, keys)
  return { attempt, expiresAt: isoOf(row?.expiresAt ?? now) }
}
