import { RequisitionSite, SiteMoved } from '@bihuan/contract/isolation-sites.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { takingRoles } from './roles.ts'
import { siteOf } from './store.ts'
import { takeStep } from './take-step.ts'

/** Takes a house by the document of an authority until a moment; a second one renews it. */
export const requisitionSite = command({
  name: 'isolation-site.requisition',
  summary: 'Requisition an isolation site',
  roles: takingRoles,
  input: RequisitionSite,
  outcome: SiteMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, version, authority, number, until }, request) {
    const ends = instantOf(until)
    if (ends <= request.now) throw new Problem('isolation-site.until-is-over')
    return await takeStep(tx, await siteOf(tx, site), { event: 'requisition', version }, request, {
      columns: {
        requisition_authority: authority,
        requisition_number: number,
        requisition_until: ends,
      },
      body: { authority, number, until: isoOf(ends) },
    })
  },
})
