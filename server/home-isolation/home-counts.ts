import { HomeCounts, HomeCountsParams } from '@bihuan/contract/home-isolation.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'

type Street = {
  street: string
  name: string
  open: number
  late: number
  unchecked: number
  requests: number
}

/** How many homes each street sees to, the late ones first; nobody is named. */
export const homeCounts = query({
  name: 'home-stay.counts',
  summary: 'Homes under an order by street',
  roles: ['grid-worker', 'district-commander', 'city-commander', 'inspector'],
  params: HomeCountsParams,
  outcome: HomeCounts,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const streets = await sql<Street[]>`
      select q.street, coalesce(a.name, q.street) as name, q.open, q.late, q.unchecked, coalesce(r.requests, 0) as requests from (
        select left(s.area_code, 9) as street, count(*)::int as open,
          (count(*) filter (where s.over_at is null and s.next_check_due < ${now}::timestamptz))::int as late,
          (count(*) filter (where s.checked_at is null))::int as unchecked
        from home_stays s where s.ended_at is null and s.area_code >= ${area} and s.area_code < ${`${area}:`} group by 1
      ) q
      left join (
        select left(s.area_code, 9) as street, count(*)::int as requests from home_requests r join home_stays s on s.id = r.home_stay_id
        where r.done_at is null and s.ended_at is null group by 1
      ) r on r.street = q.street
      left join areas a on a.code = q.street
      order by q.late desc, q.open desc, q.street`
    return { now: isoOf(now), streets: [...streets] }
  },
})
