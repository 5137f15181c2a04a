import { OwnAppeals } from '@bihuan/contract/appeals.ts'
import { OwnParams } from '@bihuan/contract/residents.ts'
import { judgeAppeal } from '@bihuan/core/appeals/judge-appeal.ts'
import type { AppealAct } from '@bihuan/core/orders/act.ts'
import { ofKind } from '@bihuan/core/orders/act-book.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import type { Keys } from '../keys.ts'
import { type ReadOrders, readOrders } from '../orders/read-orders.ts'
import { seeOwn } from '../residents/own-person.ts'
import { type AppealFile, filesOf } from './appeal-file.ts'
import { clocksOf, orderPart } from './appeal-view.ts'
import { iso } from './iso.ts'
import { ordersAbout } from './order-ids.ts'

type Addition = { appealId: string; words: string; at: Instant }

/** Whether an appeal from the page would be taken now. */
export function mayAppeal(verified: VerifiedOrder, now: Instant): boolean {
  const { id } = verified.order
  const act: AppealAct = {
    ...{ version: 1, id: '', kind: 'appeal', at: now, order: id },
    ...{ channel: 'page', clerk: null, words: '' },
  }
  return judgeAppeal(act, verified, now).ok
}

/** What was added to these appeals while they were open, the earliest first; without those whose time to be kept is over. */
export async function additionsTo(
  sql: Reader,
  appeals: readonly string[],
  keys: Keys,
): Promise<Addition[]> {
  const rows = await sql<Addition[]>`
    select appeal_id, words, at from appeal_additions where appeal_id = any(${[...appeals]}::text[]) order by at, id`
  return rows.flatMap((row) => {
    const words = keys.openText(row.words)
    return words === null ? [] : [{ ...row, words }]
  })
}

function ownAppeal(file: AppealFile, read: ReadOrders, added: readonly Addition[], at: Instant) {
  const { appeal, state } = file
  const about = read.book.ofAppeal.get(appeal.act.id)
  const decided = ofKind(about, 'decide', at).find(({ act }) => act.at === state.decidedAt)
  const kept = ofKind(about, 'keep', at).at(0)
  return {
    ...clocksOf(file),
    words: appeal.act.words,
    additions: added
      .filter(({ appealId }) => appealId === appeal.act.id)
      .map((one) => ({ at: isoOf(one.at), words: one.words })),
    answers: ofKind(about, 'answer', at).map(({ act }) => ({
      at: isoOf(act.at),
      words: act.reason,
    })),
    keepReason: state.isKept ? (kept?.act.reason ?? null) : null,
    reason: state.reason,
    until: state.state === 'shortened' ? iso(decided?.act.until ?? null) : null,
  }
}

/** Every order about a person, newest first, with their own appeals: how far they are, and what came of them. */
export const ownAppeals = query({
  name: 'own.appeals',
  summary: 'Orders about me and my appeals against them',
  roles: ['resident'],
  params: OwnParams,
  outcome: OwnAppeals,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.appeals', question)
    const { now, anchors, keys } = question
    const read = await readOrders(sql, anchors, { ids: await ordersAbout(sql, person) })
    const ids = read.orders.map(({ order }) => order.id)
    // Of an order of an area others appeal too, and nobody reads what another wrote.
    const mine = await sql<{ appealId: string }[]>`
      select appeal_id from appellants where order_id = any(${ids}::text[]) and person_id = ${person}`
    const mineIds = new Set(mine.map(({ appealId }) => appealId))
    const added = await additionsTo(sql, [...mineIds], keys)
    const orders = [...read.orders].sort((a, b) => b.order.issuedAt - a.order.issuedAt)
    return {
      person,
      orders: orders.map((verified) => {
        const { id, appeal, until } = verified.order
        return {
          ...orderPart(verified, read.book, now),
          appealTo: appeal.to,
          appealUntil: isoOf(until + appeal.lodgeDays * 24 * hourMs),
          mayAppeal: mayAppeal(verified, now),
          appeals: filesOf(read, [id], now)
            .filter(({ appeal: { act } }) => mineIds.has(act.id))
            .map((file) => ownAppeal(file, read, added, now)),
        }
      }),
    }
  },
})
