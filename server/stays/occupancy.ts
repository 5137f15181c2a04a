import { Occupancy, SitesParams } from '@bihuan/contract/stays.ts'
import { testRoundOf } from '@bihuan/core/stays/test-round.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { siteReaders } from './roles.ts'

type Row = {
  site: string
  number: number
  name: string
  state: string
  rooms: number
  beds: number
  taken: number
  freeRooms: number
  waiting: number
  expected: number
  testsDue: number
  alarms: number
}
const shownUnlessAsked = 50

/** The sites that the reader may work at, with how full they are; by number. Names nobody. */
export const occupancy = query({
  name: 'stay.occupancy',
  summary: 'How full the isolation sites are',
  roles: [...siteReaders, 'transfer-dispatcher'],
  params: SitesParams,
  outcome: Occupancy,
  async run(sql, { search, after, limit = shownUnlessAsked }, { now, actor }) {
    const round = testRoundOf(cityDateOf(now))
    const own = /^isolation-site:(\d+)$/.exec(actor.unit)?.[1]
    const from = Number.parseInt(after ?? '', 10)
    const rows = await sql<Row[]>`
      select i.id as site, i.number, i.name, i.state, m.rooms, m.beds, s.taken, m.free_rooms, s.waiting, e.expected, k.tests_due, a.alarms
      from isolation_sites i
      cross join lateral (
        select count(*)::int as rooms, coalesce(sum(r.beds), 0)::int as beds,
          (count(*) filter (where r.out_since is null and r.ready_at <= ${now}::timestamptz
            and not exists (select from stays s where s.room_id = r.id and s.left_at is null)
            and not exists (select from transfers t where t.to_room_id = r.id and t.ended_at is null)))::int as free_rooms
        from rooms r where r.isolation_site_id = i.id
      ) m
      cross join lateral (
        select count(*)::int as taken, (count(*) filter (where s.room_id is null))::int as waiting
        from stays s where s.isolation_site_id = i.id and s.left_at is null
      ) s
      cross join lateral (select count(*)::int as expected from transfers t where t.to_site_id = i.id and t.ended_at is null) e
      cross join lateral (
        select count(*)::int as tests_due from stay_tests t
        where t.site_id = (select x.site_id from test_sites x where x.round_id = ${round} and x.isolation_site_id = i.id)
          and t.taken_at is null and t.excused_at is null
      ) k
      cross join lateral (
        select count(*)::int as alarms from stays s join care_alarms a on a.stay_id = s.id
        where s.isolation_site_id = i.id and s.left_at is null and a.answered_at is null
      ) a
      where i.state in ('ready', 'active', 'closing') and starts_with(i.area_code, ${actor.areaCode})
        and ${own === undefined ? sql`true` : sql`i.number = ${Number(own)}`}
        and ${search === undefined ? sql`true` : sql`(i.name like ${`%${search}%`} or i.number::text = ${search})`}
        and ${Number.isNaN(from) ? sql`true` : sql`i.number > ${from}`}
      order by i.number limit ${limit + 1}`
    const sites = rows.slice(0, limit)
    const last = sites.at(-1)
    return {
      now: isoOf(now),
      sites,
      next: rows.length > limit && last ? String(last.number) : null,
    }
  },
})
