import { AcceptBox, BoxAccepted } from '@bihuan/contract/custody.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfBox, type HeldBox, holdBox, type Leg, refuseEnded } from './held-box.ts'
import { tubesInBox } from './held-tubes.ts'
import { boxMove, postMoves, tubeMoves } from './ledger.ts'

type Signature = { by: string; at: Instant; count: number; temperatureC: number | null }

/** The offer that this receiver may sign. Refuses where nothing is offered, another is meant, or giver and receiver are one. */
export function offerTo(box: HeldBox, account: string, person: string): Leg {
  refuseEnded(box)
  if (!box.open) throw new Problem('box.nothing-offered', { box: box.code })
  if (box.open.toAccount !== account)
    throw new Problem('box.wrong-receiver', { box: box.code, account: box.open.toAccount })
  if (box.open.offeredBy === person) throw new Problem('box.same-person')
  return box.open
}

/** Writes the receiver's signature and count beside the giver's; neither corrects the other. */
export async function signLeg(
  tx: Tx,
  box: HeldBox,
  leg: Leg,
  { by, at, count, temperatureC }: Signature,
): Promise<void> {
  await tx`
    update box_legs set accepted_at = ${at}, accepted_by = ${by}, accepted_count = ${count}, accepted_temperature_c = ${temperatureC}
    where box_id = ${box.id} and leg_no = ${leg.legNo}`
}

/** A courier signs for a box. What travels is what the manifest says, whatever either counted: a difference is explained, not booked. */
export const acceptBox = command({
  name: 'box.accept',
  summary: 'Accept an offered box as its courier',
  roles: ['courier'],
  input: AcceptBox,
  outcome: BoxAccepted,
  area: (sql, input) => areaOfBox(sql, input.box),
  async run(tx, input, { id, actor }) {
    const box = await holdBox(tx, input.box)
    const account = `courier:${actor.id}`
    const leg = offerTo(box, account, actor.id)
    const at = instantOf(input.at)
    const tubes = await tubesInBox(tx, box.roundId, box.id)
    const from = tubes.map(() => box.account)
    await Promise.all([
      signLeg(tx, box, leg, {
        by: actor.id,
        at,
        count: input.count,
        temperatureC: input.temperatureC ?? null,
      }),
      postMoves(tx, id, box.roundId, at, [
        boxMove(box.id, box.account, account),
        ...tubeMoves(from, account),
      ]),
    ])
    return {
      box: input.box,
      leg: leg.legNo,
      account,
      agreed: input.count === leg.offeredCount,
      offered: leg.offeredCount,
      accepted: input.count,
    }
  },
})
