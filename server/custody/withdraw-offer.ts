import { OfferWithdrawn, WithdrawOffer } from '@bihuan/contract/custody.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfBox, holdBox, refuseEnded, refuseUnlessHolding } from './held-box.ts'

/** Takes back an offer that nobody signed: the courier did not come, or the wrong one was named. The audit row keeps it. */
export const withdrawOffer = command({
  name: 'box.withdraw-offer',
  summary: 'Take back an offer of a box that nobody has accepted',
  roles: ['sampler', 'registrar', 'courier'],
  input: WithdrawOffer,
  outcome: OfferWithdrawn,
  area: (sql, input) => areaOfBox(sql, input.box),
  async run(tx, input, { actor }) {
    const box = await holdBox(tx, input.box)
    refuseEnded(box)
    await refuseUnlessHolding(tx, box, actor)
    if (!box.open) throw new Problem('box.nothing-offered', { box: input.box })
    await tx`delete from box_legs where box_id = ${box.id} and leg_no = ${box.open.legNo} and accepted_at is null`
    return { box: input.box, to: box.open.toAccount, offered: box.open.offeredCount }
  },
})
