import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'

/** Writes an act with where it is found. Gives whether it was new: one act counts once. */
export async function writeAct(
  tx: Reader,
  act: ActDocument,
  assertions: readonly AssertionJson[],
  { id, now, keys }: Pick<Request, 'id' | 'now' | 'keys'>,
): Promise<boolean> {
  const order = 'order' in act ? act.order : null
  const batch = 'batch' in act ? act.batch : null
  const appeal = 'appeal' in act ? act.appeal : null
  const [written] = await tx`
    insert into order_acts (id, kind, order_id, batch_id, appeal_id, document, assertions, at, known_at, command_id)
    values (${act.id}, ${act.kind}, ${order}, ${batch}, ${appeal}, ${tx.json(keys.sealedJson('orders', now, act) as never)},
      ${tx.json(assertions as never)}, ${act.at}, ${now}, ${id})
    on conflict (id) do nothing returning id`
  return written !== undefined
}
