import { ChangeSite, SiteMoved } from '@bihuan/contract/isolation-sites.ts'
import type { SiteState } from '@bihuan/core/supply/lifecycle.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './roles.ts'
import { checkWorksAt, siteOf } from './store.ts'

/** Corrects what is known of a site: name, address, position, languages, diets and care, and what two cohorts never share there. */
export const changeSite = command({
  name: 'isolation-site.change',
  summary: 'Correct what is known of an isolation site',
  roles: siteRoles,
  input: ChangeSite,
  outcome: SiteMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, version, ...given }, request) {
    const row = await siteOf(tx, site)
    checkWorksAt(request.actor, row)
    const { name, address, lng, lat, datum, separates, languages, diets, care } = given
    const hasPosition = lng !== undefined && lat !== undefined
    const [changed] = await tx<{ state: SiteState; version: number }[]>`
      update isolation_sites set version = version + 1, name = coalesce(${name ?? null}, name), address = coalesce(${address ?? null}, address),
        lng = coalesce(${hasPosition ? lng : null}, lng), lat = coalesce(${hasPosition ? lat : null}, lat), datum = coalesce(${datum ?? null}, datum),
        separates = coalesce(${separates ?? null}, separates), languages = coalesce(${languages ?? null}::text[], languages),
        diets = coalesce(${diets ?? null}::text[], diets), care = coalesce(${care ?? null}::text[], care)
      where id = ${site} and version = ${version} returning state, version`
    if (!changed) throw new Problem('isolation-site.changed-meanwhile')
    return { site, ...changed }
  },
})
