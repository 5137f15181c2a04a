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
    const rows = await sql<Row[]>`
      select left(c.area_code, 6) as district, coalesce(max(a.name), left(c.area_code, 6)) as district_name,
        (count(*) filter (where c.decided is null))::int as judge,
        (count(*) filter (where c.decided in ('close', 'secondary') and c.person_id is null))::int as identify,
        (count(*) filter (where c.decided is not null and c.signed_at is null and (c.person_id is not null or c.decided in ('general', 'none'))))::int as sign,
        (count(*) filter (where s.runs and c.located_at is null))::int as locate,
        (count(*) filter (where s.runs and c.located_at is not null and c.informed_at is null))::int as inform,
        (count(*) filter (where s.runs and c.located_at is not null and c.informed_at is not null))::int as place
      from contacts c
      cross join lateral (select c.signed_at is not null and c.decided in ('close', 'secondary') and c.person_id is not null
        and c.placed_noted_at is null) s (runs)
      left join areas a on a.code = left(c.area_code, 6)
      where c.area_code >= ${area} and c.area_code < ${`${area}:`} and c.dropped_at is null and c.became_case is null
      group by 1 order by 1`
    return { now: isoOf(now), rows: [...rows] }
  },
})
