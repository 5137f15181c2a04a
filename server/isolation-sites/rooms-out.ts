import { BringRoomsBack, RoomsChanged, TakeRoomsOut } from '@bihuan/contract/isolation-sites.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './roles.ts'
import { roomStates } from './room-states.ts'
import { checkWorksAt, siteOf } from './store.ts'

async function checkRooms(sql: Reader, site: string, rooms: readonly string[]): Promise<void> {
  const known = await sql`
    select from rooms where isolation_site_id = ${site} and id = any(${[...rooms]}::uuid[])`
  if (known.length !== new Set(rooms).size) throw new Problem('isolation-site.room-unknown')
}

/** Takes rooms out of use for a reason of theirs. Refuses while somebody is in one or was given it: they get another room first. */
export const takeRoomsOut = command({
  name: 'isolation-site.take-out',
  summary: 'Take rooms of an isolation site out of use',
  roles: [...siteRoles, 'site-worker'],
  input: TakeRoomsOut,
  outcome: RoomsChanged,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, rooms, because }, request) {
    checkWorksAt(request.actor, await siteOf(tx, site))
    await checkRooms(tx, site, rooms)
    const used = await tx`
      select from ${roomStates(tx, [site], request.now)} r where r.id = any(${[...rooms]}::uuid[]) and r.people + r.given > 0`
    if (used.length > 0)
      throw new Problem('isolation-site.room-in-use', { rooms: String(used.length) })
    const changed = await tx`
      update rooms set out_since = ${request.now}, out_because = ${because}
      where id = any(${[...rooms]}::uuid[]) and out_since is null returning id`
    return { changed: changed.length }
  },
})

/**
 * Brings rooms back into use. One that somebody left and nobody cleaned still waits for its cleaning; one that was never furnished is ready,
 * where its site is.
 */
export const bringRoomsBack = command({
  name: 'isolation-site.bring-back',
  summary: 'Bring rooms of an isolation site back into use',
  roles: [...siteRoles, 'site-worker'],
  input: BringRoomsBack,
  outcome: RoomsChanged,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, rooms }, request) {
    const row = await siteOf(tx, site)
    checkWorksAt(request.actor, row)
    await checkRooms(tx, site, rooms)
    const isFurnished = row.state === 'ready' || row.state === 'active'
    const changed = await tx`
      update rooms set out_since = null, out_because = null,
        ready_at = case when ready_at is null and emptied_at is null and ${isFurnished}::boolean then ${request.now}::timestamptz else ready_at end
      where id = any(${[...rooms]}::uuid[]) and (out_since is not null or (ready_at is null and emptied_at is null and ${isFurnished}::boolean))
      returning id`
    return { changed: changed.length }
  },
})
