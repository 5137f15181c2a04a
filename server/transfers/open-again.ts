import { TransferMoved, TransferParams } from '@bihuan/contract/transfers.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { dueOf } from './open-for-orders.ts'
import { openTransfers } from './open-transfers.ts'
import { overOrders } from './over-orders.ts'
import { needsOf } from './row-view.ts'
import { deskRoles, reaches, transferOf } from './store.ts'

/** Opens a transfer anew that ended with a reason that is none any more: who could not be reached is there, who refused comes. */
export const openAgain = command({
  name: 'transfer.open-again',
  summary: 'Open a transfer anew whose reason is none any more',
  roles: deskRoles,
  input: TransferParams,
  outcome: TransferMoved,
  area: async (sql, { transfer }) => (await transferOf(sql, transfer)).areaCode,
  async run(tx, { transfer }, request) {
    const before = await transferOf(tx, transfer)
    const { now, anchors, actor } = request
    if (!reaches(actor, before.areaCode)) throw new Problem('transfer.unknown')
    if (before.endedAt === null || before.endedWhy === 'arrived' || before.endedWhy === 'at-home')
      throw new Problem('transfer.not-ended')
    if ((await overOrders(tx, anchors, [before.orderId], now)).size > 0)
      throw new Problem('transfer.order-is-over')
    const [row] = await tx<{ basis: string }[]>`select basis from transfers where id = ${transfer}`
    const basis = row?.basis ?? ''
    const { personId, kind, cohort, orderId, areaCode, fromSiteId, source, partyId } = before
    const asked = {
      person: personId,
      kind,
      cohort,
      basis,
      order: orderId,
      area: areaCode,
      fromSite: fromSiteId,
      source,
      party: partyId,
      needs: needsOf(before.needs),
      ...dueOf(await policyNow(tx, request), basis, now),
    }
    const [made] = await openTransfers(tx, [asked], request)
    if (!made) throw new Problem('transfer.not-ended')
    return { transfer: made, at: isoOf(now) }
  },
})
