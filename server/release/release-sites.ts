import { ReleaseSites, ReleaseSitesParams } from '@bihuan/contract/release.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { unitOfSite } from '../isolation-sites/store.ts'
import { areaInReach } from '../rounds/store.ts'
import { endOfDay, graceMs } from './days.ts'
import { releaseReaders } from './release-list.ts'
import { inArea } from './stay-rows.ts'

type Row = {
  site: string
  siteNumber: number
  siteName: string
  area: string
  late: number
  today: number
  tomorrow: number
  withoutBus: number
}
type Bus = { trip: string; siteName: string; pickUpAt: Instant | null; people: number }

/** How many go from each site, by what was last noted, for whoever plans; the lists themselves are computed. Nobody is named. */
export const releaseSites = query({
  name: 'release.sites',
  summary: 'How many go from each isolation site today and tomorrow, and the vehicles for it',
  roles: releaseReaders,
  params: ReleaseSitesParams,
  outcome: ReleaseSites,
  async run(sql, { area }, { now, actor }) {
    const reach = areaInReach(actor, area)
    const tonight = endOfDay(now)
    const own = actor.unit.startsWith('isolation-site:')
    const sites = await sql<Row[]>`
      select i.id as site, i.number as site_number, i.name as site_name, i.area_code as area,
        count(*) filter (where s.release_due <= ${now - graceMs}::timestamptz)::int as late,
        count(*) filter (where s.release_due > ${now - graceMs}::timestamptz and s.release_due <= ${tonight}::timestamptz)::int as today,
        count(*) filter (where s.release_due > ${tonight}::timestamptz and s.release_due <= ${tonight + 24 * hourMs}::timestamptz)::int as tomorrow,
        count(*) filter (where s.release_due <= ${tonight + 24 * hourMs}::timestamptz and not exists (
          select from transfers t where t.person_id = s.person_id and t.kind = 'home' and t.asked_at >= s.arrived_at))::int as without_bus
      from stays s join isolation_sites i on i.id = s.isolation_site_id
      where s.left_at is null and s.release_due <= ${tonight + 24 * hourMs}::timestamptz and ${inArea(sql, reach)}
        ${own ? sql`and ${actor.unit} = ${unitOfSite(0).slice(0, -1)} || i.number` : sql``}
      group by i.id order by late desc, today desc, i.number`
    const buses = await sql<Bus[]>`
      select b.id as trip, i.name as site_name, min(t.pick_up_at) as pick_up_at, count(t.id)::int as people
      from trips b join isolation_sites i on i.id = b.isolation_site_id left join transfers t on t.trip_id = b.id
      where b.kind = 'home' and b.cancelled_at is null and b.arrived_at is null and b.depart_at < ${tonight + 24 * hourMs}::timestamptz
        and ${inArea(sql, reach)}
      group by b.id, i.name, b.depart_at order by b.depart_at, b.id limit 500`
    return {
      now: isoOf(now),
      sites: [...sites],
      buses: buses.map(({ pickUpAt, ...bus }) => ({
        ...bus,
        pickUpAt: pickUpAt === null ? null : isoOf(pickUpAt),
      })),
    }
  },
})
