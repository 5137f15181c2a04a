import { randomUUID } from 'node:crypto'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { Keys } from '../keys.ts'
import { writeMessage } from '../messages/write-message.ts'
import { type Outcome, outcomeText } from './outcome-text.ts'

// An outcome is worth knowing the next day too.
const usefulMinutes = 24 * 60

type Told = { appeal: string; outcome: Outcome; until: Instant | null; at: Instant }

/**
 * Sends the outcome of an appeal to the phones of the person and of who lodged it for them, once; whoever has no phone reads it on the
 * page or hears it from the community. False where it had been told.
 */
export async function tellPhones(tx: Tx, told: Told, keys: Keys): Promise<boolean> {
  const { appeal, outcome, until, at } = told
  const first = await tx`
    insert into appeals_told (appeal_id, outcome, at) values (${appeal}, ${outcome}, ${at})
    on conflict (appeal_id) do nothing returning appeal_id`
  if (first.length === 0) return false
  const phones = await tx<{ orderId: string; phoneCipher: Buffer | null }[]>`
    select a.order_id, p.phone_cipher from appellants a
    left join residents r on r.account_id = a.lodged_by
    join people p on p.id = a.person_id or p.id = r.person_id
    where a.appeal_id = ${appeal}`
  for (const { orderId, phoneCipher } of phones) {
    const phone = phoneCipher === null ? null : keys.open(phoneCipher)
    const text = outcomeText(orderId, outcome, until)
    await writeMessage(tx, { id: randomUUID(), phone, text, now: at, usefulMinutes }, keys)
  }
  return true
}

/** Tells the person when an act decides their appeal; nothing for any other act. In the transaction of the act. */
export async function tellOutcome(
  tx: Tx,
  act: ActDocument,
  { now, keys }: Pick<Request, 'now' | 'keys'>,
): Promise<void> {
  if (act.kind !== 'decide') return
  await tellPhones(
    tx,
    { appeal: act.appeal, outcome: act.outcome, until: act.until, at: now },
    keys,
  )
}
