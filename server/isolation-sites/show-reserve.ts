import { Reserve, SupplyParams } from '@bihuan/contract/room-supply.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { areaInReach } from '../rounds/store.ts'
import { groundOf } from './ladder-of.ts'
import { residentsOf } from './residents.ts'
import { readingRoles } from './roles.ts'

type Row = { area: string; areaName: string | null; rooms: number; found: number; largest: number }

/** Rooms that exist against the reserve that the policy wants for ten thousand residents, of the city and of each district. */
export const showReserve = query({
  name: 'isolation-site.reserve',
  summary: 'The reserve of rooms against the policy',
  roles: readingRoles,
  params: SupplyParams,
  outcome: Reserve,
  async run(sql, params, question) {
    const area = areaInReach(question.actor, params.area)
    const policy = (await policyNow(sql, question)).isolationSites
    const per = policy?.roomsPerTenThousand ?? null
    const residents = await residentsOf(sql)
    const rows = await sql<Row[]>`
      with sites as (
        select left(i.area_code, 6) as area, i.state, count(r.id) filter (where r.out_since is null)::int as rooms
        from isolation_sites i left join rooms r on r.isolation_site_id = i.id
        where i.state <> 'closed' group by i.id, i.area_code, i.state)
      select a.code as area, a.name as area_name,
        coalesce(sum(s.rooms) filter (where s.state <> 'found'), 0)::int as rooms,
        coalesce(sum(s.rooms) filter (where s.state = 'found'), 0)::int as found, coalesce(max(s.rooms), 0)::int as largest
      from areas a left join sites s on s.area like a.code || '%'
      where length(a.code) <= 6 and a.code like ${`${area.slice(0, 6)}%`}
      group by a.code, a.name order by a.code`
    return {
      now: isoOf(question.now),
      perTenThousand: per === null ? null : { value: per.v, ground: groundOf(per) },
      rows: rows.map((row) => {
        const people = [...residents]
          .filter(([district]) => district.startsWith(row.area))
          .reduce((sum, [, count]) => sum + count, 0)
        const needed = per === null ? null : Math.ceil((people * per.v) / 10_000)
        return {
          ...row,
          residents: people,
          needed,
          missing: needed === null ? null : Math.max(0, needed - row.rooms),
        }
      }),
    }
  },
})
