import {
  ConfirmOwn,
  OwnTransfer,
  OwnTransferParams,
  TellOwnNeeds,
  TransferMoved,
} from '@bihuan/contract/transfers.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { stepOf } from '@bihuan/core/transfers/step.ts'
import { actsFor } from '../appeals/acts-for.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { idsOf } from '../facts/ids-of.ts'
import { seeOwn } from '../residents/own-person.ts'
import { writeEvents } from './events.ts'
import { overOrders } from './over-orders.ts'
import { endsOf, momentsOf, noShowOf, type ViewRow, viewOf, wireNeeds } from './row-view.ts'
import { writeNeeds } from './set-needs.ts'
import { transferOf } from './store.ts'

const name = 'transfer.own'
const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

const mayTellNeeds = (row: ViewRow, departedAt: Instant | null): boolean =>
  row.onAt === null && (departedAt === null || row.noShowAt !== null)

/** My own move, or that of somebody for whom I act: when, with what, where to, and what was said about it. Over when its order is. */
export const ownTransfer = query({
  name,
  summary: 'My move: when, with what, where to',
  roles: ['resident'],
  params: OwnTransferParams,
  outcome: OwnTransfer,
  async run(sql, { person }, question) {
    const { now, anchors } = question
    await seeOwn(sql, person, name, question)
    const ids = await idsOf(sql, person)
    const [row] = await viewOf(
      sql,
      sql`select id, 1 as n from transfers where person_id = any(${ids}::bigint[]) and ended_at is null order by asked_at desc limit 1`,
    )
    const over = row ? await overOrders(sql, anchors, [row.orderId], now) : new Set()
    if (!row || (row.orderId !== null && over.has(row.orderId)))
      return { now: isoOf(now), transfer: null }
    const [trip] = await sql<{ departedAt: Instant | null }[]>`
      select departed_at from trips where id = ${row.tripId}`
    return {
      now: isoOf(now),
      transfer: {
        transfer: row.id,
        kind: row.kind,
        step: stepOf(momentsOf(row), now),
        order: row.orderId,
        ...endsOf(row),
        dueAt: isoOf(row.dueAt),
        // What is planned and not told may still change; a person is told once.
        plate: row.toldAt === null ? null : row.plate,
        pickUpAt: row.toldAt === null ? null : iso(row.pickUpAt),
        toldAt: iso(row.toldAt),
        confirmedAt: iso(row.confirmedAt),
        noShow: noShowOf(row),
        onAt: iso(row.onAt),
        needs: wireNeeds(row.needs),
        mayTellNeeds: mayTellNeeds(row, trip?.departedAt ?? null),
      },
    }
  },
})

/** A transfer of the person, or of another of their ids. Refuses with transfer.unknown everybody else's. */
async function ownOf(sql: Reader, person: string, transfer: string) {
  const one = await transferOf(sql, transfer)
  if (!(await idsOf(sql, person)).includes(one.personId)) throw new Problem('transfer.unknown')
  return one
}

/** The person, or who acts for them, has read the time and comes. */
export const confirmOwn = command({
  name: 'transfer.confirm',
  summary: 'Say that I have read when I am fetched',
  roles: ['resident'],
  input: ConfirmOwn,
  outcome: TransferMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { person, transfer }, request) {
    await actsFor(tx, person, request)
    const one = await ownOf(tx, person, transfer)
    if (one.endedAt !== null) throw new Problem('transfer.over', { why: one.endedWhy ?? '' })
    if (one.toldAt === null) throw new Problem('transfer.not-told')
    const confirmed = await tx<{ tripId: string | null }[]>`
      update transfers set confirmed_at = coalesce(confirmed_at, ${request.now}::timestamptz), not_reached_at = null, version = version + 1
      where id = ${transfer} and ended_at is null and told_at is not null returning trip_id`
    const [row] = confirmed
    if (!row) throw new Problem('transfer.changed-meanwhile')
    await writeEvents(tx, 'confirmed', [{ transfer, trip: row.tripId }], request)
    return { transfer, at: isoOf(request.now) }
  },
})

/** What the person needs on the way and there, said by themselves before the vehicle is on its way. */
export const tellOwnNeeds = command({
  name: 'transfer.tell-needs',
  summary: 'Say what I need on the way and there',
  roles: ['resident'],
  input: TellOwnNeeds,
  outcome: TransferMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { person, transfer, needs }, request) {
    await actsFor(tx, person, request)
    await writeNeeds(tx, await ownOf(tx, person, transfer), needs, request)
    return { transfer, at: isoOf(request.now) }
  },
})
