import { TransferParams, TransferView } from '@bihuan/contract/transfers.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { overOrders } from './over-orders.ts'
import { rowView, viewOf, wireNeeds } from './row-view.ts'
import { deskRoles, reaches, transferOf } from './store.ts'

type Besides = { bornOn: string; phoneCipher: Buffer | null; endedWords: string | null }
type Event = {
  kind: string
  at: Instant
  byAccount: string
  tripId: string | null
  why: string | null
  words: string | null
}

/** One transfer opened, for who moves people: the name, phone and address in full, with a trace. */
export const showTransfer = query({
  name: 'transfer.show',
  summary: 'One transfer, opened',
  roles: deskRoles,
  params: TransferParams,
  outcome: TransferView,
  people: true,
  async run(sql, { transfer }, { actor, purpose, now, keys, anchors }) {
    const { personId, areaCode, orderId } = await transferOf(sql, transfer)
    if (!reaches(actor, areaCode))
      throw new Problem('access.area-is-not-yours', { area: areaCode, own: actor.areaCode })
    await leaveTrace(sql, {
      person: personId,
      query: 'transfer.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const [row] = await viewOf(sql, sql`select ${transfer}::uuid as id, 1 as n`)
    const [more] = await sql<Besides[]>`
      select p.born_on::text as born_on, p.phone_cipher, t.ended_words from transfers t join people p on p.id = t.person_id where t.id = ${transfer}`
    const events = await sql<Event[]>`
      select kind, at, by_account, trip_id, why, words from transfer_events where transfer_id = ${transfer}
      order by at, known_at, kind <> 'asked', kind = 'ended', id`
    if (!row || !more) throw new Problem('transfer.unknown')
    const homes = await homesOf(sql, [personId])
    const over = await overOrders(sql, anchors, [orderId], now)
    const open = (words: string | null) => (words === null ? null : keys.openText(words))
    return {
      row: rowView(row, { now, policy: await policyNow(sql, { anchors, now }), over }),
      name: row.name,
      phone: more.phoneCipher === null ? null : keys.open(more.phoneCipher),
      address: homes.get(personId)?.address ?? null,
      bornOn: more.bornOn,
      needs: wireNeeds(row.needs),
      endedAt: row.endedAt === null ? null : isoOf(row.endedAt),
      endedWhy: row.endedWhy,
      endedWords: open(more.endedWords),
      events: events.map(({ byAccount, tripId, at, words, ...one }) => ({
        ...one,
        at: isoOf(at),
        by: byAccount,
        trip: tripId,
        words: open(words),
      })),
    }
  },
})
