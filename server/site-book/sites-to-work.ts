import { SitesToWork, SitesToWorkParams } from '@bihuan/contract/site-book.ts'
import { query } from '../door/query.ts'
import { worksAt } from '../isolation-sites/store.ts'
import { siteRoles } from './roles.ts'

type Row = {
  site: string
  number: number
  name: string
  state: string
  rooms: number
  staying: number
}

const most = 500

/** Where somebody may work with a tablet: the site of their unit, or those of their area, those in use first. */
export const sitesToWork = query({
  name: 'site-book.sites',
  summary: 'The isolation sites at which one may work',
  roles: siteRoles,
  params: SitesToWorkParams,
  outcome: SitesToWork,
  async run(sql, _params, { actor }) {
    const rows = await sql<Row[]>`
      select s.id as site, s.number, s.name, s.state,
        (select count(*)::int from rooms r where r.isolation_site_id = s.id) as rooms,
        (select count(*)::int from stays x where x.isolation_site_id = s.id and x.left_at is null) as staying
      from isolation_sites s
      where s.area_code >= ${actor.areaCode} and s.area_code < ${`${actor.areaCode}:`}
        and s.state in ('ready', 'active', 'closing')
      order by s.state = 'active' desc, s.number limit ${most}`
    return { sites: rows.filter((site) => worksAt(actor, site)) }
  },
})
