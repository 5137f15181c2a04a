import { AppealFigures, AppealFiguresParams } from '@bihuan/contract/appeals.ts'
import { appealFigures } from '@bihuan/core/appeals/appeal-figures.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { basisName } from '../orders/names.ts'
import { readOrders } from '../orders/read-orders.ts'
import { areaInReach } from '../rounds/store.ts'
import { rowNames } from './appeal-queue.ts'

// Orders that ended longer ago than an appeal may be lodged say nothing of how appeals are answered now.
const backDays = 60
const dayMs = 24 * 3_600_000

/** Appeals by basis and district: how many, by which way, what came of them, and which were answered late. */
export const figures = query({
  name: 'appeal.figures',
  summary: 'Appeals by basis and district',
  roles: ['district-commander', 'city-commander', 'inspector', 'privacy-officer'],
  params: AppealFiguresParams,
  outcome: AppealFigures,
  async run(sql, { area }, { now, actor, anchors }) {
    const district = areaInReach(actor, area)
    const endsAfter = now - backDays * dayMs
    const { orders, book } = await readOrders(sql, anchors, { district, endsAfter })
    const { districts, policy } = await rowNames(sql, anchors, now)
    return {
      now: isoOf(now),
      rows: appealFigures(orders, book, now).map((row) => ({
        ...row,
        byChannel: { ...row.byChannel },
        districtName: districts.get(row.district) ?? row.district,
        basisName: basisName(row.basis, policy),
      })),
    }
  },
})
