import { AddRooms, RoomsAdded } from '@bihuan/contract/isolation-sites.ts'
import { command } from '../door/command.ts'
import { siteRoles } from './roles.ts'
import { checkWorksAt, siteOf } from './store.ts'
import { writeRooms } from './write-sites.ts'

/** Registers rooms of a site; what is repeated with the same content is no news. */
export const addRooms = command({
  name: 'isolation-site.add-rooms',
  summary: 'Register rooms of an isolation site',
  roles: siteRoles,
  input: AddRooms,
  outcome: RoomsAdded,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, rooms }, request) {
    checkWorksAt(request.actor, await siteOf(tx, site))
    return await writeRooms(tx, site, rooms, request)
  },
})
