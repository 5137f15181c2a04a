import { MoveSite, SiteMoved } from '@bihuan/contract/isolation-sites.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { insideOf } from './closing.ts'
import { siteRoles } from './roles.ts'
import { checkWorksAt, siteOf } from './store.ts'
import { takeStep } from './take-step.ts'

/**
 * The steps of a site that need no more than a word. It is made ready only with rooms, a passed inspection and a requisition that runs; it
 * stands by only when nobody is inside or on the way.
 */
export const moveSite = command({
  name: 'isolation-site.move',
  summary: 'Make an isolation site ready, open it, let it wind down, give it back or reopen it',
  roles: siteRoles,
  input: MoveSite,
  outcome: SiteMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, version, step, words }, request) {
    const row = await siteOf(tx, site)
    checkWorksAt(request.actor, row)
    if (step === 'make-ready' || step === 'activate') {
      const [is] = await tx<{ passed: boolean; until: number | null; rooms: number }[]>`
        select i.inspection_passed as passed, i.requisition_until as until,
          (select count(*)::int from rooms r where r.isolation_site_id = i.id and r.out_since is null) as rooms
        from isolation_sites i where i.id = ${site}`
      if (is?.passed === false) throw new Problem('isolation-site.inspection-failed')
      if (is && is.until !== null && is.until <= request.now)
        throw new Problem('isolation-site.requisition-over', { until: isoOf(is.until) })
      if (is?.rooms === 0) throw new Problem('isolation-site.no-rooms')
    }
    if (step === 'stand-by' || step === 'give-back') {
      const { people, coming } = await insideOf(tx, site)
      if (people + coming > 0)
        throw new Problem('isolation-site.people-inside', {
          people: String(people),
          coming: String(coming),
        })
    }
    if (step === 'make-ready')
      // What was furnished can be moved into; what waits for its cleaning still waits.
      await tx`update rooms set ready_at = ${request.now} where isolation_site_id = ${site} and ready_at is null and emptied_at is null`
    return await takeStep(tx, row, { event: step, version }, request, {
      body: words === undefined ? null : { words },
    })
  },
})
