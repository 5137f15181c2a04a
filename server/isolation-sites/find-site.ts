import { FindSite, SiteFound } from '@bihuan/contract/isolation-sites.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './roles.ts'
import { checkGiven, writeRooms, writeSites } from './write-sites.ts'

/** Registers a house that could take people, with its rooms or without. Refuses a second one of the same name in an area. */
export const findSite = command({
  name: 'isolation-site.find',
  summary: 'Register an isolation site that somebody found',
  roles: siteRoles,
  input: FindSite,
  outcome: SiteFound,
  area: (_sql, { area }) => area,
  async run(tx, { rooms = [], ...given }, request) {
    await checkGiven(tx, [given], request)
    const [same] = await tx<{ number: number }[]>`
      select number from isolation_sites where area_code = ${given.area} and name = ${given.name} and state <> 'closed'`
    if (same) throw new Problem('isolation-site.already-found', { number: String(same.number) })
    const [written] = await writeSites(tx, [given], request)
    if (!written) throw new Error('no site was written')
    const { added } = await writeRooms(tx, written.site, rooms, request)
    return { ...written, rooms: added }
  },
})
