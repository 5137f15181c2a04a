import { AppealQueue, AppealQueueParams } from '@bihuan/contract/appeals.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { readOrders } from '../orders/read-orders.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type AppealFile, filesOf, turnOf } from './appeal-file.ts'
import { type RowNames, rowOf } from './appeal-view.ts'
import { withKin } from './order-ids.ts'
import { reviewerRoles } from './reviewer-roles.ts'

const shownUnlessAsked = 200

/** The orders against which somebody appealed: undecided appeals the oldest first, or decided ones the latest first. */
const appealedOrders = (sql: Reader, reach: string, isOpen: boolean, limit: number) => sql<
  { id: string; appeal: string }[]
>`
  select o.id, a.id as appeal from order_acts a join orders o on o.id = a.order_id
  where a.kind = 'appeal' and starts_with(o.district, ${reach})
    and ${isOpen ? sql`not` : sql``} exists (select from order_acts d where d.appeal_id = a.id and d.kind = 'decide')
  order by ${isOpen ? sql`a.at` : sql`a.at desc`} limit ${limit}`

/** The names of districts. */
export async function districtNames(sql: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`
    select code, name from areas where level in ('city', 'district')`
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** What lines of appeals are put into words by: the districts, and the rules of now. */
export async function rowNames(sql: Reader, anchors: TrustAnchors, at: Instant): Promise<RowNames> {
  const { rules } = await rulesAt(sql, anchors, at)
  return { districts: await districtNames(sql), policy: rules.policy }
}

const isOverdue = (file: AppealFile, now: number): boolean => {
  const { turn, dueAt } = turnOf(file)
  return turn !== 'none' && dueAt <= now
}

/** Appeals with their clocks, overdue ones on top and then the oldest, each with whose turn it is. No names. */
export const appealQueue = query({
  name: 'appeal.list',
  summary: 'Appeals with their clocks, overdue first',
  roles: reviewerRoles,
  params: AppealQueueParams,
  outcome: AppealQueue,
  async run(sql, { state = 'open', area, limit }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const most = limit ?? shownUnlessAsked
    const found = await appealedOrders(sql, reach, state === 'open', most)
    const wanted = new Set(found.map(({ appeal }) => appeal))
    const ids = await withKin(
      sql,
      found.map(({ id }) => id),
    )
    const read = await readOrders(sql, anchors, { ids })
    const own = read.orders.map(({ order }) => order.id)
    const files = filesOf(read, own, now)
      .filter(({ appeal }) => wanted.has(appeal.act.id))
      .sort(
        (a, b) =>
          Number(isOverdue(b, now)) - Number(isOverdue(a, now)) ||
          (state === 'open' ? 1 : -1) * (a.state.madeAt - b.state.madeAt),
      )
    const names = await rowNames(sql, anchors, now)
    return {
      now: isoOf(now),
      open: files.filter((file) => turnOf(file).turn !== 'none').length,
      overdue: files.filter((file) => isOverdue(file, now)).length,
      appeals: files.map((file) => rowOf(file, actor, names, now)),
    }
  },
})
