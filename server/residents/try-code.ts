import { timingSafeEqual } from 'node:crypto'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import type { AttemptKind } from './write-attempt.ts'

export type Attempt = {
  id: string
  kind: AttemptKind
  personId: string | null
  askedBy: string | null
  relation: string | null
  registrationCipher: Buffer | null
  codeHash: Buffer
  tries: number
}

/** Codes are over by real time, printed ones by the city's, whose days stand on the paper. */
type Knowing = { keys: Keys; now: Instant }

const triesMax = 5

/** The one refusal for a wrong code, one that is over or used up, and an attempt that never was. */
export const codeRefused = (left: number) =>
  new Problem('resident.code-refused', { left: String(Math.max(0, left)) })

/**
 * Uses up one of the five tries of an attempt, whatever comes of it; on its own, so that no refusal gives it back. `askedBy`
 * is the account for a proxy, null for who is about to enter. Refuses with resident.code-refused.
 */
export async function useTry(sql: Reader, attempt: string, askedBy: string | null): Promise<void> {
  const [row] = await sql`
    update code_attempts set tries = tries + 1
    where id = ${attempt} and tries < ${triesMax} and used_at is null and expires_at > now()
      and asked_by is not distinct from ${askedBy}
    returning id`
  if (!row) throw codeRefused(0)
}

async function activationOf(
  sql: Reader,
  person: string | null,
  code: string,
  { keys, now }: Knowing,
): Promise<string | null> {
  const rows = await sql<{ id: string }[]>`
    select id from activations where person_id = ${person} and used_at is null and expires_at > ${now}`
  return rows.find(({ id }) => keys.activationCode(id) === code)?.id ?? null
}

/** The attempt that a code opens, with the activation where it was the printed one. Refuses with resident.code-refused. */
export async function openedBy(
  sql: Reader,
  { attempt, code }: { attempt: string; code: string },
  knowing: Knowing,
): Promise<{ row: Attempt; activation: string | null }> {
  const [row] = await sql<Attempt[]>`
    select id, kind, person_id, asked_by, relation, registration_cipher, code_hash, tries
    from code_attempts where id = ${attempt} and used_at is null`
  if (!row) throw codeRefused(0)
  const opens = timingSafeEqual(row.codeHash, knowing.keys.codeHash(attempt, code))
  const activation = code.length === 8 ? await activationOf(sql, row.personId, code, knowing) : null
  // A decoy has a code of its own, and even the right one opens nothing.
  const isReal = row.personId !== null || row.kind === 'registration'
  if (!isReal || (!opens && activation === null)) throw codeRefused(triesMax - row.tries)
  return { row, activation }
}

/** Marks attempt and activation as used; refuses with resident.code-refused who comes second. */
export async function useUp(
  sql: Reader,
  attempt: string,
  activation: string | null,
  now: Instant,
): Promise<void> {
  const [used] = await sql`
    update code_attempts set used_at = now() where id = ${attempt} and used_at is null returning id`
  if (!used) throw codeRefused(0)
  if (activation === null) return
  const [spent] = await sql`
    update activations set used_at = ${now} where id = ${activation} and used_at is null and expires_at > ${now} returning id`
  if (!spent) throw codeRefused(0)
}
