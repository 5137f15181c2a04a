import { staffRoles } from '@bihuan/contract/access.ts'
import { SiteParams, Sites } from '@bihuan/contract/rounds.ts'
import type { Static } from 'typebox'
import { query } from '../door/query.ts'
import { areaInReach } from './store.ts'

/** The sites of a round in one's own area. */
export const siteList = query({
  name: 'site.list',
  summary: 'Sites of a round',
  roles: staffRoles,
  params: SiteParams,
  outcome: Sites,
  async run(sql, { round, area }, { actor }) {
    const sites = await sql<Static<typeof Sites>['sites']>`
      select id::text, kind, area_code, name, laboratory_id::text as laboratory, samplers from sites
      where round_id = ${round} and starts_with(area_code, ${areaInReach(actor, area)}) order by sites.id limit 10000`
    return { sites }
  },
})
