import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

/** A text for a phone. Without a phone it is written too, to nobody: an answer must take as long for nobody as for somebody. */
export type Message = {
  id: string
  phone: string | null
  text: string
  now: Instant
  /** How long it is worth sending, in minutes of real time; ten as for the codes. */
  usefulMinutes?: number
}

// Sealed and thrown away where there is no phone, so that the work is the same.
const nobodysPhone = '10020000000'

/**
 * Puts a text into the outbox, in the transaction of what it tells; the job sends it after the commit. It is useless after
 * ten minutes of real time, as the code in it is, unless it says longer.
 */
export async function writeMessage(
  tx: Tx,
  { id, phone, text, now, usefulMinutes = 10 }: Message,
  keys: Keys,
): Promise<void> {
  const sealed = keys.sealFor('messages', now, phone ?? nobodysPhone)
  await tx`
    insert into messages (id, phone_cipher, text_cipher, written_at, useless_at, next_try_at)
    values (${id}, ${phone === null ? null : sealed}, ${keys.sealFor('messages', now, text)}, ${now}, now() + ${usefulMinutes} * interval '1 minute', now())`
}
