import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type OpenGlass = { id: string; openedAt: Instant; until: Instant }

/** The glass that an actor has broken for a purpose and that is still open at a moment. */
export async function openGlassOf(
  sql: Reader,
  { actor, purpose, at }: { actor: string; purpose: string; at: Instant },
): Promise<OpenGlass | null> {
  const [open] = await sql<OpenGlass[]>`
    select id, opened_at, until_at as until from break_glass
    where actor_id = ${actor} and purpose = ${purpose} and opened_at <= ${at} and until_at > ${at}
    order by opened_at desc limit 1`
  return open ?? null
}
