import { DayList, DayListParams } from '@bihuan/contract/days.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { readingRoles } from './day-roles.ts'
import type { DayRow } from './store.ts'

/** A day as lists and its page head it. */
export const dayHead = (row: DayRow & { name: string | null }, now: number) => ({
  district: row.district,
  districtName: row.name ?? row.district,
  day: row.day,
  cutOffAt: isoOf(row.cutOffAt),
  dueAt: isoOf(row.dueAt),
  takenAt: isoOf(row.takenAt),
  closedAt: row.closedAt === null ? null : isoOf(row.closedAt),
  items: row.items,
  late: row.closedAt === null && row.items > 0 && row.dueAt < now,
})

/** The days of the districts of an area, the latest first. */
export const dayList = query({
  name: 'day.list',
  summary: 'The days of each district: what was open at the cut-off, and whether they are closed',
  roles: readingRoles,
  params: DayListParams,
  outcome: DayList,
  async run(sql, { area, limit = 60 }, { actor, now }) {
    const reach = areaInReach(actor, area)
    const rows = await sql<(DayRow & { name: string | null })[]>`
      select d.district, d.day, d.cut_off_at, d.due_at, d.taken_at, d.items, d.signing_id, d.digest, d.closed_at, a.name
      from day_closes d left join areas a on a.code = d.district
      where starts_with(d.district, ${reach}) and d.cut_off_at <= ${now}
      order by d.day desc, d.district limit ${limit}`
    return { now: isoOf(now), days: rows.map((row) => dayHead(row, now)) }
  },
})
