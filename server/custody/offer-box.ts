import { BoxOffered, OfferBox } from '@bihuan/contract/custody.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { laboratoryArea } from '../laboratory/plate-store.ts'
import { areaOfBox, holdBox, refuseEnded, refuseUnlessHolding } from './held-box.ts'

/** A receiver that does not exist could never sign, and the box would wait for ever. */
async function refuseUnknownReceiver(tx: Tx, to: string): Promise<void> {
  const [kind, name = ''] = to.split(':')
  if (kind === 'laboratory') {
    if (!/^[1-9]\d{0,8}$/.test(name)) throw new Problem('laboratory.unknown', { laboratory: name })
    await laboratoryArea(tx, name)
    return
  }
  const found =
    await tx`select from accounts where id = ${name} and role = 'courier' and closed_at is null`
  if (found.length === 0) throw new Problem('box.receiver-unknown', { courier: name })
}

/** The giver signs: whom the box is for, and how many tubes the giver counted. One offer at a time. */
export const offerBox = command({
  name: 'box.offer',
  summary: 'Offer a box to a courier or a laboratory',
  roles: ['sampler', 'registrar', 'courier'],
  input: OfferBox,
  outcome: BoxOffered,
  area: (sql, input) => areaOfBox(sql, input.box),
  async run(tx, input, { actor }) {
    // Told after what the box itself refuses, so that it waits for its turn.
    const receiver = refuseUnknownReceiver(tx, input.to).then(
      () => null,
      (refusal: unknown) => refusal,
    )
    const box = await holdBox(tx, input.box)
    refuseEnded(box)
    await refuseUnlessHolding(tx, box, actor)
    if (box.open) throw new Problem('box.offer-open', { box: input.box })
    if (input.to === `courier:${actor.id}`) throw new Problem('box.same-person')
    const refusal = await receiver
    if (refusal !== null) throw refusal
    const leg = box.lastLegNo + 1
    await tx`
      insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, temperature_c)
      values (${box.id}, ${leg}, ${box.account}, ${input.to}, ${instantOf(input.at)}, ${actor.id}, ${input.count}, ${input.temperatureC ?? null})`
    return { box: input.box, leg, from: box.account, to: input.to }
  },
})
