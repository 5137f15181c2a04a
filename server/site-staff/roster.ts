import { Roster, RosterParams, StaffRoles, StaffRolesParams } from '@bihuan/contract/site-staff.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { staffOf } from './staff-of.ts'
import { seeingRoles } from './store.ts'
import { owesOn } from './tests-due.ts'

type Row = {
  id: string
  personId: string
  name: string
  role: string
  since: Instant
  inSince: Instant | null
  dueOut: string | null
  lastTestAt: Instant | null
  isTaken: boolean
}

const shownUnlessAsked = 100
const nobody = '00000000-0000-0000-0000-000000000000'

/** Who works at a site, who lives inside, and who owes a swab today. Names are masked, and everybody can see that the list was read. */
export const roster = query({
  name: 'site-staff.list',
  summary: 'The roster of a site: jobs, live-in cycles, swabs',
  roles: seeingRoles,
  params: RosterParams,
  outcome: Roster,
  people: true,
  async run(sql, { site: id, after, limit = shownUnlessAsked }, { now, anchors, actor, purpose }) {
    const site = await siteOf(sql, id)
    checkWorksAt(actor, site)
    const today = cityDateOf(now)
    const owes = owesOn(await policyNow(sql, { anchors, now }), today)
    const from = /^[0-9a-f-]{36}$/.test(after ?? '') ? (after ?? nobody) : nobody
    const rows = await sql<Row[]>`
      select s.id, s.person_id, p.name, s.role, s.since, c.in_at as in_since, c.due_out::text as due_out,
        (select max(t.taken_at) from site_staff_tests t where t.staff_id = s.id) as last_test_at,
        exists (select from site_staff_tests t where t.staff_id = s.id and t.due_on = ${today}::date and t.taken_at is not null) as is_taken
      from site_staff s join people p on p.id = s.person_id
      left join site_staff_cycles c on c.staff_id = s.id and c.out_at is null
      where s.isolation_site_id = ${id} and s.until_at is null and s.id > ${from}::uuid order by s.id limit ${limit + 1}`
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'site-staff.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const counts = await staffOf(sql, id, now)
    const [taken] = await sql<{ count: number }[]>`
      select count(*)::int as count from site_staff_tests t join site_staff s on s.id = t.staff_id
      where s.isolation_site_id = ${id} and t.due_on = ${today}::date and t.taken_at is not null`
    const inside = counts.reduce((sum, one) => sum + one.inside, 0)
    const isDue = owes?.due === true
    return {
      now: isoOf(now),
      site: { site: id, number: site.number, name: site.name },
      counts,
      testsDue: { bound: owes?.binds ?? true, due: isDue ? inside : 0, taken: taken?.count ?? 0 },
      staff: page.map(
        ({ id: staff, personId, name, since, inSince, lastTestAt, isTaken, ...row }) => ({
          ...row,
          staff,
          person: personId,
          nameMasked: maskName(name),
          since: isoOf(since),
          inSince: inSince === null ? null : isoOf(inSince),
          overstays: row.dueOut !== null && row.dueOut < today,
          testDue: isDue && inSince !== null && !isTaken ? today : null,
          lastTestAt: lastTestAt === null ? null : isoOf(lastTestAt),
        }),
      ),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  },
})

/** The jobs at isolation sites and the words of the city for them. */
export const staffRoles = query({
  name: 'site-staff.roles',
  summary: 'Jobs at isolation sites',
  roles: seeingRoles,
  params: StaffRolesParams,
  outcome: StaffRoles,
  async run(sql) {
    return {
      roles: await sql<{ role: string; zh: string; en: string }[]>`
        select code as role, zh, en from site_staff_roles where closed_at is null order by place`,
    }
  },
})
