import { staffRoles } from '@bihuan/contract/access.ts'
import { Batches, BatchesParams } from '@bihuan/contract/batches.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { batchLine, namesInBatch } from './batch-line.ts'
import { batchOf } from './read-batch.ts'

const shown = 50

/** The newest batches of an area with their stages. */
export const batchList = query({
  name: 'batch.list',
  summary: 'Batches of orders with their stages',
  roles: staffRoles,
  params: BatchesParams,
  outcome: Batches,
  async run(sql, { area }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const rows = await sql<{ id: string }[]>`
      select id from order_batches where starts_with(district, ${reach}) order by issued_at desc limit ${shown}`
    const { rules } = await rulesAt(sql, anchors, now)
    const batches = []
    for (const { id } of rows) {
      const found = await batchOf(sql, anchors, id)
      if (found === null) continue
      const names = await namesInBatch(sql, found)
      batches.push(batchLine(found, rules.policy, names, now))
    }
    return { now: isoOf(now), batches }
  },
})
