import type { KeyPurpose } from '@bihuan/core/pass/key-certificate.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { certificateOf, type KeyRow, type RootOfCity } from './certified.ts'

/** How many days before the last key ends somebody is told: the way to the root and back takes two people and a day. */
export const lowKeysMs = 7 * 24 * hourMs

export type KeySpan = { purpose: KeyPurpose; from: Instant; until: Instant }

/** Until when the spans of one purpose hold without a gap from a moment on; null when none holds at it. */
function heldUntil(spans: readonly KeySpan[], purpose: KeyPurpose, now: Instant): Instant | null {
  const own = spans
    .filter((span) => span.purpose === purpose)
    .sort((one, other) => one.from - other.from)
  let end = now
  for (const { from, until } of own) if (from <= end && until > end) end = until
  return end > now ? end : null
}

/** Until when both a key for passes and one for lists are there without a gap; null when one of them is missing now. */
export function enoughUntil(spans: readonly KeySpan[], now: Instant): Instant | null {
  const ends = (['pass', 'list'] as const).map((purpose) => heldUntil(spans, purpose, now))
  const [one, other] = ends
  return one && other ? Math.min(one, other) : null
}

/** The same from the keys of the city that a guard's device would take. */
export async function keysEnoughUntil(
  sql: Reader,
  root: RootOfCity,
  now: Instant,
): Promise<Instant | null> {
  const rows = await sql<KeyRow[]>`
    select key, purpose, public_key, certificate from pass_keys
    where certificate is not null and revoked_at is null and until_at > ${now} order by from_at`
  return enoughUntil(
    rows.flatMap((row) => certificateOf(row, root) ?? []),
    now,
  )
}
