import { PlanShifts, Shifts, ShiftsParams, ShiftsPlanned } from '@bihuan/contract/site-staff.ts'
import { cityDateOf, hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { checkOwnSite, rosterRoles, seeingRoles } from './store.ts'

const dayMs = 24 * hourMs

/** Plans who is on duty when; one person has one shift at a time. All of them are written, or none. */
export const planShifts = command({
  name: 'site-staff.plan-shifts',
  summary: 'Plan the shifts of a site',
  roles: rosterRoles,
  input: PlanShifts,
  outcome: ShiftsPlanned,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, shifts }, { id, now, actor }) {
    await checkOwnSite(tx, site, actor)
    const rows = shifts.map(({ staff, from, until }, place) => ({
      id: derivedId('shift', id, String(place)),
      staff,
      from: instantOf(from),
      until: instantOf(until),
    }))
    if (rows.some(({ from, until }) => until <= from || until - from > dayMs))
      throw new Problem('site-staff.shift-order')
    const moment = (at: Instant) => new Date(at).toISOString()
    // One after the other for each person, so that two plans of one person do not both find the time free.
    const known = await tx<{ id: string }[]>`
      select id from site_staff where id = any(${rows.map(({ staff }) => staff)}::uuid[]) and isolation_site_id = ${site} and until_at is null
      order by id for no key update`
    if (known.length < new Set(rows.map(({ staff }) => staff)).size)
      throw new Problem('site-staff.unknown')
    const written = await tx`
      insert into site_staff_shifts (id, staff_id, from_at, until_at, planned_by, planned_at)
      select id, staff, from_at, until_at, ${actor.id}, ${now}::timestamptz
      from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map(({ staff }) => staff)}::uuid[],
        ${rows.map(({ from }) => moment(from))}::timestamptz[], ${rows.map(({ until }) => moment(until))}::timestamptz[]) t (id, staff, from_at, until_at)
      on conflict (staff_id, from_at) do nothing returning id`
    const [overlap] = await tx`
      select from site_staff_shifts a join site_staff_shifts b on b.staff_id = a.staff_id and b.id <> a.id and b.from_at < a.until_at and b.until_at > a.from_at
      where a.id = any(${rows.map((row) => row.id)}::uuid[]) limit 1`
    if (overlap) throw new Problem('site-staff.shift-overlaps')
    return { site, planned: written.length }
  },
})

/** The shifts of a site over some days; names nobody. */
export const shiftList = query({
  name: 'site-staff.shifts',
  summary: 'The shifts of a site',
  roles: seeingRoles,
  params: ShiftsParams,
  outcome: Shifts,
  async run(sql, { site, from, days = 7 }, { now, actor }) {
    await checkOwnSite(sql, site, actor)
    const begin = instantOf(`${from ?? cityDateOf(now)}T00:00:00+08:00`)
    const rows = await sql<{ staff: string; role: string; fromAt: Instant; untilAt: Instant }[]>`
      select x.staff_id as staff, s.role, x.from_at, x.until_at from site_staff_shifts x join site_staff s on s.id = x.staff_id
      where s.isolation_site_id = ${site} and x.until_at > ${begin}::timestamptz and x.from_at < ${begin + days * dayMs}::timestamptz
      order by x.from_at, x.id`
    return {
      now: isoOf(now),
      shifts: rows.map(({ fromAt, untilAt, ...row }) => ({
        ...row,
        from: isoOf(fromAt),
        until: isoOf(untilAt),
      })),
    }
  },
})
