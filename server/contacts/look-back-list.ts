import { LookBacks, LookBacksParams } from '@bihuan/contract/look-back.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { type LookBackRow, lookBackRows } from './look-back-store.ts'

/** A second reading as it goes over the wire, without its lines. */
export const summaryOf = (row: LookBackRow) => ({
  lookBack: row.id,
  area: row.areaCode,
  areaName: row.areaName,
  day: row.day,
  seed: row.seed,
  drawnAt: isoOf(row.drawnAt),
  drawnBy: row.drawnBy,
  of: row.decided,
  drawn: row.drawn,
  read: row.read,
  differ: row.differ,
  signedAt: row.signedAt === null ? null : isoOf(row.signedAt),
  signedBy: row.signedBy,
})

/** The second readings of an area, the newest first; nobody is named. */
export const lookBackList = query({
  name: 'look-back.list',
  summary: 'Second readings of decided contacts',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  params: LookBacksParams,
  outcome: LookBacks,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area).slice(0, 6)
    const rows = await sql<LookBackRow[]>`
      ${lookBackRows(sql)} where l.area_code >= ${area} and l.area_code < ${`${area}:`} order by l.day desc, l.area_code limit 100`
    return { now: isoOf(now), lookBacks: rows.map(summaryOf) }
  },
})
