import { Transfers, TransfersParams } from '@bihuan/contract/transfers.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { missedAfterMs } from '@bihuan/core/transfers/step.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { overOrders } from './over-orders.ts'
import { rowView, viewOf } from './row-view.ts'
import { cursorOf, deskRoles, inArea } from './store.ts'

type Params = Static<typeof TransfersParams>
const shownUnlessAsked = 100

/** As core/transfers/step.ts says it, for an index to find; each row is computed again before it is shown. */
export function isAt(sql: Reader, list: Params['list'], now: Instant) {
  const missed = sql`(t.on_at is null and (t.no_show_at is not null
    or (t.told_at is not null and t.pick_up_at < ${now - missedAfterMs}::timestamptz)))`
  if (list === 'missed') return missed
  if (list === 'late') return sql`t.due_at < ${now}::timestamptz`
  if (list === 'waiting') return sql`t.trip_id is null and t.on_at is null`
  if (list === 'planned') return sql`t.trip_id is not null and t.on_at is null and not ${missed}`
  if (list === 'riding') return sql`t.on_at is not null`
  return sql`true`
}

function pageOf(sql: Reader, params: Params, area: string, now: Instant, limit: number) {
  const { list, cohort, kind, trip } = params
  const [at, id] = cursorOf(params.after)
  // A whole city needs no range of codes: the index of what is open has the order of the list.
  const where = area.length <= 4 ? sql`true` : inArea(sql, area)
  return sql`
    select t.id, row_number() over (order by t.due_at, t.id) as n from transfers t
    where t.ended_at is null and ${where} and ${isAt(sql, list, now)}
      ${cohort ? sql`and t.cohort = ${cohort}` : sql``} ${kind ? sql`and t.kind = ${kind}` : sql``} ${trip ? sql`and t.trip_id = ${trip}` : sql``}
      and (t.due_at, t.id) > (${at}::timestamptz, ${id}::uuid)
    order by t.due_at, t.id limit ${limit}`
}

/**
 * Who is to be moved, whoever waits longest beyond the due time first. A work list: names are masked, and everybody on a page can see that it
 * was read. Whose order ended is shown as that and is fetched by nobody.
 */
export const transferList = query({
  name: 'transfer.list',
  summary: 'Who is to be moved: missed, late, waiting, with a seat, on the way',
  roles: deskRoles,
  params: TransfersParams,
  outcome: Transfers,
  people: true,
  async run(sql, params, { now, actor, purpose, anchors }) {
    const area = areaInReach(actor, params.area)
    const limit = params.limit ?? shownUnlessAsked
    const rows = await viewOf(sql, pageOf(sql, params, area, now, limit + 1))
    const page = rows.slice(0, limit)
    const [over, policy] = await Promise.all([
      overOrders(
        sql,
        anchors,
        page.map(({ orderId }) => orderId),
        now,
      ),
      policyNow(sql, { anchors, now }),
    ])
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'transfer.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      transfers: page.map((row) => rowView(row, { now, policy, over })),
      next: rows.length > limit && last ? `${isoOf(last.dueAt)}~${last.id}` : null,
    }
  },
})
