import { ExcessBoard, ExcessParams } from '@bihuan/contract/excess.ts'
import { byDistrict } from '@bihuan/core/excess/excess.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { districtNames } from '../appeals/appeal-queue.ts'
import { query } from '../door/query.ts'
import { basisName } from '../orders/names.ts'
import { areaInReach } from '../rounds/store.ts'
import { excessNow } from './excess-now.ts'
import { openMeasures } from './open-measures.ts'

const listMax = 500

/** What goes on beyond the rules, by district, the most overdue first; each with its owner and its clock. No names. */
export const excessBoard = query({
  name: 'excess.list',
  summary: 'Orders, zones, stays and measures beyond the rules, by district',
  roles: ['district-commander', 'city-commander', 'inspector', 'privacy-officer'],
  params: ExcessParams,
  outcome: ExcessBoard,
  async run(sql, { area }, { now, actor, anchors, keys }) {
    const reach = areaInReach(actor, area)
    const { found, policy, looked, orders } = await excessNow(sql, anchors, reach, now)
    const names = await districtNames(sql)
    const measures = await openMeasures(sql, reach, now)
    const places = new Map(measures.map(({ id, place }) => [id, keys.openText(place)]))
    const nameOf = (basis: string | undefined) =>
      basis === undefined ? null : basisName(basis, policy)
    const about = new Map(found.map((one) => [`${one.kind} ${one.of}`, one]))
    return {
      now: isoOf(now),
      policy: policy.pack.id,
      looked,
      districts: byDistrict(found, now).map(({ district, open, overdue, byKind, list }) => ({
        district,
        districtName: names.get(district) ?? district,
        open,
        overdue,
        byKind: { ...byKind },
        list: list.slice(0, listMax).map((one) => ({
          kind: one.kind,
          what: about.get(`${one.kind} ${one.of}`)?.what ?? 'order',
          never: about.get(`${one.kind} ${one.of}`)?.never ?? false,
          of: one.of,
          owner: one.owner,
          since: isoOf(one.since),
          dueAt: isoOf(one.dueAt),
          overdue: one.dueAt <= now,
          rule: one.rule,
          zh: one.zh,
          en: one.en,
          basisName: nameOf(orders.get(one.of)?.order.basis),
          place: places.get(one.of) ?? null,
        })),
      })),
    }
  },
})
