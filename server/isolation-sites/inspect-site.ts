import { InspectSite, SiteMoved } from '@bihuan/contract/isolation-sites.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { checklistOf } from './checklist.ts'
import { inspectingRoles } from './roles.ts'
import { siteOf } from './store.ts'
import { takeStep } from './take-step.ts'

/** Writes down what an inspection found of every item of the checklist; one that is not met fails it. */
export const inspectSite = command({
  name: 'isolation-site.inspect',
  summary: 'Inspect an isolation site',
  roles: inspectingRoles,
  input: InspectSite,
  outcome: SiteMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, version, findings }, request) {
    const row = await siteOf(tx, site)
    const items = (await checklistOf(tx, await policyNow(tx, request))).map(({ item }) => item)
    if (items.length === 0) throw new Problem('isolation-site.nothing-to-inspect')
    const found = findings.map(({ item }) => item)
    const missing = items.filter((item) => !found.includes(item))
    const foreign = found.filter((item, n) => !items.includes(item) || found.indexOf(item) !== n)
    if (missing.length > 0)
      throw new Problem('isolation-site.items-missing', { items: missing.join(', ') })
    if (foreign.length > 0)
      throw new Problem('isolation-site.item-unknown', { items: foreign.join(', ') })
    const passed = findings.every(({ isMet }) => isMet)
    return await takeStep(tx, row, { event: passed ? 'pass' : 'fail', version }, request, {
      columns: { inspected_at: request.now, inspection_passed: passed },
      body: { findings },
    })
  },
})
