import { EndTransfer, SetNeeds, TransferMoved } from '@bihuan/contract/transfers.ts'
import type { Needs } from '@bihuan/core/isolation/needs.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { writeEvents } from './events.ts'
import { endTransfer } from './open-transfers.ts'
import { deskRoles, type TransferRecord, transferOf } from './store.ts'

const areaOf = async (sql: Reader, { transfer }: { transfer: string }) =>
  (await transferOf(sql, transfer)).areaCode

/** Writes what somebody needs, sealed; refuses once they are on their way. */
export async function writeNeeds(
  tx: Tx,
  one: TransferRecord,
  needs: Needs,
  request: Request,
): Promise<void> {
  if (one.endedAt !== null) throw new Problem('transfer.over', { why: one.endedWhy ?? '' })
  const changed = await tx`
    update transfers t set needs = ${tx.json(request.keys.sealedJson('facts', request.now, needs) as never)}, version = t.version + 1
    where t.id = ${one.id} and t.ended_at is null and t.on_at is null
      and not exists (select from trips x where x.id = t.trip_id and x.departed_at is not null and t.no_show_at is null)
    returning t.id`
  if (changed.length === 0) throw new Problem('transfer.too-late-for-needs')
  await writeEvents(tx, 'needs', [{ transfer: one.id, trip: one.tripId }], request)
}

/** What somebody needs on the way and there, as who called them heard it. */
export const setNeeds = command({
  name: 'transfer.set-needs',
  summary: 'Write down what somebody needs on the way and there',
  roles: [...deskRoles, 'grid-worker'],
  input: SetNeeds,
  outcome: TransferMoved,
  area: areaOf,
  async run(tx, { transfer, needs }, request) {
    await writeNeeds(tx, await transferOf(tx, transfer), needs, request)
    return { transfer, at: isoOf(request.now) }
  },
})

// What says nothing by itself.
const needsWords = new Set([
  'cannot-be-reached',
  'refuses',
  'no-room',
  'other-area',
  'wrong-person',
])

/** Ends a transfer with a named reason, so that an order ends in a placed person or in a word; nobody on board is ended from a desk. */
export const endWithReason = command({
  name: 'transfer.end',
  summary: 'End a transfer with a named reason',
  roles: deskRoles,
  input: EndTransfer,
  outcome: TransferMoved,
  area: areaOf,
  async run(tx, { transfer, why, words = null }, request) {
    if (words === null && needsWords.has(why)) throw new Problem('transfer.words-missing')
    const one = await transferOf(tx, transfer)
    if (one.onAt !== null && one.offAt === null && why !== 'died' && why !== 'in-hospital')
      throw new Problem('transfer.on-board')
    if (!(await endTransfer(tx, transfer, why, words, request)))
      throw new Problem('transfer.over', { why: one.endedWhy ?? why })
    return { transfer, at: isoOf(request.now) }
  },
})
