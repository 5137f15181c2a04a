import { appealState } from '@bihuan/core/appeals/appeal-state.ts'
import { appealClock } from '@bihuan/core/appeals/clock.ts'
import { judgeAppeal } from '@bihuan/core/appeals/judge-appeal.ts'
import type { AppealAct } from '@bihuan/core/orders/act.ts'
import { appealsOf } from '@bihuan/core/orders/act-book.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { documentId } from '../orders/document-id.ts'
import type { ReadOrders } from '../orders/read-orders.ts'
import { latestOf } from './appeal-file.ts'

/** An appeal as it is to be taken, with for whom. */
export type Lodging = {
  order: string
  person: string | null
  channel: AppealAct['channel']
  clerk: string | null
  words: string
  madeAt: number
  receipt: string | null
}

type Lodged = {
  appeal: string
  order: string
  answerBy: string
  decideBy: string
  isNew: boolean
}

/** Words as they can stand in a document that is committed to: one text, one form. */
export const asWritten = (words: string): string => words.toWellFormed().normalize('NFC').trim()

/**
 * Takes an appeal: unsigned, because a resident has no passkey. Where this person has one open against the same order, the words are added
 * to it, so that its clock goes on and no second one hides it. Refused only for an order that is none of theirs or long over.
 */
export async function takeAppeal(
  tx: Tx,
  read: ReadOrders,
  it: Lodging,
  request: Request,
): Promise<Lodged> {
  const { now, actor, keys } = request
  const id = documentId('A', request)
  const own = read.orders.find(({ order }) => order.id === it.order) ?? null
  const madeAt = Math.min(now, Math.max(it.madeAt, own?.signedAt ?? it.madeAt))
  const act: AppealAct = {
    version: 1,
    id,
    kind: 'appeal',
    at: madeAt,
    order: it.order,
    channel: it.channel,
    clerk: it.clerk,
    words: asWritten(it.words),
  }
  const judged = judgeAppeal(act, own, now)
  if (!judged.ok) throw new Problem(`appeal.${judged.fault}`)
  const order = latestOf(it.order, read)?.order
  if (own === null || order === undefined) throw new Problem('appeal.order-unknown')
  const told = (appeal: string, at: number, knownAt: number, isNew: boolean): Lodged => {
    const { answerBy, decideBy } = appealClock(at, knownAt, order.appeal)
    const moments = { answerBy: isoOf(answerBy), decideBy: isoOf(decideBy) }
    return { appeal, order: it.order, ...moments, isNew }
  }
  const ids = [...order.chain, order.id]
  const mine = await tx<{ appealId: string }[]>`
    select appeal_id from appellants
    where order_id = any(${ids}::text[]) and person_id is not distinct from ${it.person}::bigint`
  const mineIds = new Set(mine.map(({ appealId }) => appealId))
  const open = appealsOf(ids, read.book, now).find(
    (one) => mineIds.has(one.act.id) && appealState(one, order, read.book, now).state === 'open',
  )
  if (open !== undefined) {
    if (act.words !== '')
      await tx`
        insert into appeal_additions (id, appeal_id, words, added_by, at)
        values (${request.id}, ${open.act.id}, ${keys.sealText('orders', now, act.words)}, ${actor.id}, ${now})`
    return told(open.act.id, open.act.at, open.knownAt, false)
  }
  await tx`
    insert into order_acts (id, kind, order_id, document, assertions, at, known_at, command_id)
    values (${id}, 'appeal', ${it.order}, ${tx.json(keys.sealedJson('orders', now, act) as never)}, '[]', ${madeAt}, ${now}, ${request.id})`
  await tx`
    insert into appellants (appeal_id, order_id, person_id, lodged_by, receipt)
    values (${id}, ${it.order}, ${it.person}, ${actor.id}, ${it.receipt})`
  return told(id, madeAt, now, true)
}
