import { staffRoles } from '@bihuan/contract/access.ts'
import { BatchParams, BatchStory } from '@bihuan/contract/batches.ts'
import type { OrderState } from '@bihuan/contract/orders.ts'
import { appealsOf } from '@bihuan/core/orders/act-book.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { judgeStage } from '@bihuan/core/orders/judge-stage.ts'
import { servingOf } from '@bihuan/core/orders/serving.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { namesOf } from '../signing/store.ts'
import { namesOfAreas } from './area-of.ts'
import { batchLine, namesInBatch } from './batch-line.ts'
import { noticeHours } from './order-state.ts'
import { batchOf, type FoundBatch } from './read-batch.ts'
import { type ReadOrders, readOrders } from './read-orders.ts'

/** One batch: how many of its orders stand how, how far their serving is, which stage comes next. It names nobody. */
export const batchStory = query({
  name: 'batch.show',
  summary: 'One batch of orders with its stages and figures',
  roles: staffRoles,
  params: BatchParams,
  outcome: BatchStory,
  async run(sql, { batch: id }, { now, actor, anchors }) {
    const found = await batchOf(sql, anchors, id)
    if (found === null) throw new Problem('batch.unknown', { batch: id })
    const { document } = found.batch
    if (!covers(actor.areaCode, document.district))
      throw new Problem('access.area-is-not-yours', {
        area: document.district,
        own: actor.areaCode,
      })
    const { rules } = await rulesAt(sql, anchors, now)
    const { policy } = rules
    const read = await readOrders(sql, anchors, { batch: id })
    const [names, areas, officers] = await Promise.all([
      namesInBatch(sql, found),
      namesOfAreas(
        sql,
        document.where.map(({ area }) => area),
      ),
      namesOf(
        sql,
        (found.book.ofBatch.get(id) ?? []).flatMap(({ act }) =>
          'by' in act ? [act.by.officer] : [],
        ),
      ),
    ])
    const line = batchLine(found, policy, names, now)
    const next = line.stages.findIndex(({ openedAt }) => openedAt === null)
    const answer = next === -1 ? null : judgeStage(found.batch, next, found.book, policy, now)
    return {
      now: isoOf(now),
      batch: line,
      reason: document.reason,
      where: document.where.map(({ area, count }) => ({
        area,
        name: areas.get(area) ?? null,
        count,
      })),
      states: statesOf(read, now),
      serving: servingsOf(read, noticeHours(document.kind, policy), now),
      missing: document.digests.length - read.orders.length,
      appeals: appealsOf(
        read.orders.map(({ order }) => order.id),
        read.book,
        now,
      ).length,
      next: {
        stage: next === -1 ? null : next,
        people: next === -1 ? 0 : (line.stages[next]?.people ?? 0),
        may: answer?.ok === true,
        why: answer === null || answer.ok ? null : { zh: answer.zh, en: answer.en },
      },
      story: storyOf(found, officers, now),
    }
  },
})

type State = Static<typeof OrderState>

function statesOf({ orders, book }: ReadOrders, now: Instant) {
  const counts = new Map<State, number>()
  for (const one of orders) {
    const force = inForce(one, book, now)
    const state = force.inForce
      ? 'in-force'
      : force.because === 'not-known'
        ? 'not-begun'
        : force.because
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return [...counts].map(([state, people]) => ({ state, people }))
}

// Whoever is in a stage that is closed is told when it opens.
function servingsOf({ orders, book }: ReadOrders, hours: number, now: Instant) {
  const counts = { served: 0, owed: 0, escalated: 0 }
  for (const one of orders) {
    const force = inForce(one, book, now)
    if (!force.inForce && force.because === 'stage-closed') continue
    counts[servingOf(one, book, now, hours).state] += 1
  }
  return counts
}

function storyOf(
  { batch: { document, signedAt }, book }: FoundBatch,
  names: ReadonlyMap<string, string>,
  now: Instant,
) {
  const acts = (book.ofBatch.get(document.id) ?? []).filter(({ act }) => act.at <= now)
  return [
    { at: isoOf(document.issuedAt), what: 'drafted', by: null, words: null },
    { at: isoOf(signedAt), what: 'signed', by: null, words: null },
    ...acts.map(({ act }) => ({
      at: isoOf(act.at),
      what: act.kind === 'open-stage' ? `open-stage-${act.stage}` : act.kind,
      by: 'by' in act ? (names.get(act.by.officer) ?? act.by.officer) : null,
      words: 'reason' in act ? act.reason : null,
    })),
  ]
}
