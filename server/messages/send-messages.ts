import type { City } from '../door/command.ts'
import type { SendText } from './gateway.ts'

const batch = 50

type Due = { id: string; phoneCipher: Buffer; textCipher: Buffer }

/**
 * Sends the texts that are due, 50 at a time, and returns how many were taken. A text is claimed by its next try before it
 * is sent (5 s later, then 20, 80, 320), so a crash sends it twice rather than never; after ten minutes nobody needs it.
 */
export async function sendMessages({ sql, keys }: City, send: SendText): Promise<number> {
  let taken = 0
  for (;;) {
    const due = await sql<Due[]>`
      update messages set tries = tries + 1, next_try_at = now() + interval '5 seconds' * power(4, least(tries, 5))
      where id in (
        select id from messages
        where sent_at is null and phone_cipher is not null and next_try_at <= now() and useless_at > now()
        order by next_try_at limit ${batch} for update skip locked)
      returning id, phone_cipher, text_cipher`
    const sent = await Promise.all(
      due.map(async ({ id, phoneCipher, textCipher }) =>
        (await send(keys.open(phoneCipher), keys.open(textCipher))) ? [id] : [],
      ),
    )
    await sql`update messages set sent_at = now() where id = any(${sent.flat()}::uuid[])`
    taken += sent.flat().length
    if (due.length < batch) return taken
  }
}

/** Deletes codes, texts and counts that have been over for a day: nothing of them is needed again. */
export async function forgetCodes({ sql }: City): Promise<void> {
  await sql`delete from messages where useless_at < now() - interval '1 day'`
  await sql`delete from code_attempts where expires_at < now() - interval '1 day'`
  await sql`delete from code_quotas where opened_at < now() - interval '1 day'`
}
