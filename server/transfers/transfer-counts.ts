import { TransferCounts, TransferCountsParams } from '@bihuan/contract/transfers.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { inArea, seeingRoles } from './store.ts'
import { isAt } from './transfer-list.ts'

type Row = Omit<Static<typeof TransferCounts>['rows'][number], 'districtName'> & {
  districtName: string | null
}

/** How many wait, by district and cohort, with what is next; nobody is named. */
export const transferCounts = query({
  name: 'transfer.counts',
  summary: 'How many are to be moved, by district and cohort',
  roles: seeingRoles,
  params: TransferCountsParams,
  outcome: TransferCounts,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const rows = await sql<Row[]>`
      with c as (
        select left(t.area_code, 6) as district, t.cohort, count(*)::int as open,
          (count(*) filter (where ${isAt(sql, 'missed', now)}))::int as missed,
          (count(*) filter (where ${isAt(sql, 'late', now)}))::int as late,
          (count(*) filter (where t.kind <> 'home' and t.to_site_id is null and t.on_at is null))::int as no_room,
          (count(*) filter (where ${isAt(sql, 'waiting', now)}))::int as waiting,
          (count(*) filter (where ${isAt(sql, 'planned', now)}))::int as planned,
          (count(*) filter (where t.trip_id is not null and t.told_at is null and t.on_at is null))::int as not_told,
          (count(*) filter (where t.on_at is not null))::int as riding
        from transfers t where t.ended_at is null and ${inArea(sql, area)} group by 1, 2
      )
      select c.*, a.name as district_name from c left join areas a on a.code = c.district order by c.district, c.cohort`
    return {
      now: isoOf(now),
      rows: rows.map((row) => ({ ...row, districtName: row.districtName ?? row.district })),
    }
  },
})
