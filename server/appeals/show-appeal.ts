import { AppealParams, AppealView } from '@bihuan/contract/appeals.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { evidenceFault } from '@bihuan/core/orders/ground.ts'
import type { Order, Signer } from '@bihuan/core/orders/order.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { factsOf } from '../facts/facts-of.ts'
import { idsOf } from '../facts/ids-of.ts'
import { homesOf } from '../orders/homes.ts'
import { factView } from '../orders/shown.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { namesOf } from '../signing/store.ts'
import { reviewsOf } from './appeal-file.ts'
import { rowNames } from './appeal-queue.ts'
import { orderPart, rowOf } from './appeal-view.ts'
import { appellantOf, findAppeal } from './find-appeal.ts'
import { additionsTo } from './own-appeals.ts'
import { reviewerRoles } from './reviewer-roles.ts'
import { whatMayBeDone } from './what-may-be-done.ts'

async function evidenceOf(sql: Reader, order: Order, people: readonly string[], at: Instant) {
  const named = order.evidence.map(({ fact }) => fact)
  const book = factBook(await factsOf(sql, people, named), people, at, at)
  return order.evidence.map((one) => {
    const fact = book.byId.get(one.fact)
    const holds = evidenceFault(order, one, book) === null
    return fact
      ? { ...factView(fact), holds }
      : { ...one, reason: null, about: null, at: null, knownAt: null, holds }
  })
}

/** One appeal with its order and the evidence of that, as an officer needs it to decide. Leaves a trace with the person. */
export const showAppeal = query({
  name: 'appeal.show',
  summary: 'One appeal with its order and evidence',
  roles: reviewerRoles,
  params: AppealParams,
  outcome: AppealView,
  people: true,
  async run(sql, { appeal }, question) {
    const { now, actor, anchors, purpose, keys } = question
    const { file, read } = await findAppeal(sql, anchors, appeal, now)
    const { order } = file.order
    if (!covers(actor.areaCode, order.district))
      throw new Problem('access.area-is-not-yours', { area: order.district, own: actor.areaCode })
    const appellant = await appellantOf(sql, appeal)
    const person = 'person' in order.subject ? order.subject.person : (appellant?.personId ?? null)
    // The trace is written before the answer: whoever has seen has left a mark.
    if (person !== null && purpose !== null)
      await leaveTrace(sql, { person, query: 'appeal.show', actor, purpose, at: now })
    const reviews = reviewsOf(appeal, read, now)
    const { clerk } = file.appeal.act
    const officers = [order.issuer, order.approver, ...reviews.map(({ act }) => act.by)]
    const names = await namesOf(sql, [
      ...officers.flatMap((one) => one?.officer ?? []),
      ...(clerk === null ? [] : [clerk]),
    ])
    const named = ({ officer, unit }: Signer) => ({
      officer,
      unit,
      name: names.get(officer) ?? null,
    })
    const people = person === null ? [] : await idsOf(sql, person)
    const home = person === null ? undefined : (await homesOf(sql, [person])).get(person)
    return {
      now: isoOf(now),
      row: rowOf(file, actor, await rowNames(sql, anchors, now), now),
      person,
      nameMasked: home ? maskName(home.name) : null,
      address: home?.address ?? null,
      words: file.appeal.act.words,
      additions: (await additionsTo(sql, [appeal], keys)).map(({ at, words }) => ({
        at: isoOf(at),
        words,
      })),
      clerk: clerk === null ? null : named({ officer: clerk, unit: '' }),
      receipt: appellant?.receipt ?? null,
      order: {
        ...orderPart(file.order, read.book, now),
        place: order.scope.place,
        allows: [...order.scope.allows],
        areas: 'areas' in order.subject ? [...order.subject.areas] : [],
        law: { ...order.law },
        issuer: named(order.issuer),
        approver: order.approver === null ? null : named(order.approver),
        renews: [...order.chain],
      },
      evidence: await evidenceOf(sql, order, people, now),
      acts: reviews.map(({ act }) => ({
        kind: act.kind === 'decide' ? act.outcome : act.kind,
        at: isoOf(act.at),
        by: named(act.by),
        reason: act.reason,
      })),
      may: whatMayBeDone(file, read, actor, now),
    }
  },
})
