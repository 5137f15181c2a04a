import { ContactCounts, ContactCountsParams } from '@bihuan/contract/contacts.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'

type Row = {
  district: string
  districtName: string
  judge: number
  identify: number
  sign: number
  locate: number
  inform: number
  place: number
}

/** How many contacts are open in each district, by what is next; nobody is named. What is placed is as it was last noted. */
export const contactCounts = query({
  name: 'contact.counts',
  summary: 'How many contacts are open, by what is next',
  roles: [
    'case-investigator',
    'grid-worker',
    'transfer-dispatcher',
    'district-commander',
    'city-commander',
    'inspector',
  ],
  params: ContactCountsParams,
  outcome: ContactCounts,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const runs = sql`c.signed_at is not null and c.decided in ('close', 'secondary') and c.person_id is not null and c.placed_noted_at is null`
    // Whom the index holds, by community first: comparing twelve digits with the row before is cheaper than cutting them.
    const rows = await sql<Row[]>`
      with owed as (
        select c.area_code,
          count(*) filter (where c.decided is null) as judge,
          count(*) filter (where c.decided in ('close', 'secondary') and c.person_id is null) as identify,
          count(*) filter (where c.decided is not null and c.signed_at is null and (c.person_id is not null or c.decided in ('general', 'none'))) as sign,
          count(*) filter (where ${runs} and c.located_at is null) as locate,
          count(*) filter (where ${runs} and c.located_at is not null and c.informed_at is null) as inform,
          count(*) filter (where ${runs} and c.located_at is not null and c.informed_at is not null) as place
        from contacts c
        where c.area_code >= ${area} and c.area_code < ${`${area}:`} and c.dropped_at is null and c.became_case is null
          and (c.decided is null or c.signed_at is null or c.person_id is null or (c.decided in ('close', 'secondary') and c.placed_noted_at is null))
        group by 1
      ), idle as (
        select a.code as area_code, 0, 0, 0, 0, 0, 0 from areas a
        where a.level = 'district' and exists (
          select from contacts c where c.area_code >= greatest(a.code, ${area}) and c.area_code < a.code || ':'
            and c.area_code < ${`${area}:`} and c.dropped_at is null and c.became_case is null)
      )
      select left(o.area_code, 6) as district, coalesce(max(a.name), left(o.area_code, 6)) as district_name, sum(judge)::int as judge,
        sum(identify)::int as identify, sum(sign)::int as sign, sum(locate)::int as locate, sum(inform)::int as inform, sum(place)::int as place
      from (select * from owed union all select * from idle) o
      left join areas a on a.code = left(o.area_code, 6)
      group by 1 order by 1`
    return { now: isoOf(now), rows: [...rows] }
  },
})
