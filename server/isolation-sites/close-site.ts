import { CloseSite, SiteMoved } from '@bihuan/contract/isolation-sites.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { closingOf } from './closing.ts'
import { siteRoles } from './roles.ts'
import { checkWorksAt, siteOf } from './store.ts'
import { takeStep } from './take-step.ts'

/** Closes a site that wound down: nobody inside or coming, every room and zone disinfected and checked, no waste left. */
export const closeSite = command({
  name: 'isolation-site.close',
  summary: 'Close an isolation site after its final disinfection',
  roles: siteRoles,
  input: CloseSite,
  outcome: SiteMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, version }, request) {
    const row = await siteOf(tx, site)
    checkWorksAt(request.actor, row)
    const moved = await takeStep(tx, row, { event: 'close', version }, request)
    const left = await closingOf(tx, site)
    if (left.openStays + left.coming > 0)
      throw new Problem('isolation-site.people-inside', {
        people: String(left.openStays),
        coming: String(left.coming),
      })
    if (left.roomsNotDisinfected + left.zonesNotDisinfected.length > 0)
      throw new Problem('isolation-site.not-disinfected', {
        rooms: String(left.roomsNotDisinfected),
        zones: String(left.zonesNotDisinfected.length),
      })
    if (left.bagsLeft > 0)
      throw new Problem('isolation-site.waste-left', { bags: String(left.bagsLeft) })
    return moved
  },
})
