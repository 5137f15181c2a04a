import { CheckCleanings, CleaningsChecked } from '@bihuan/contract/cleanings.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { handRoles } from './roles.ts'

/** A second person checks terminal disinfections; a room that passed is ready again, one that did not is cleaned once more. */
export const checkCleanings = command({
  name: 'cleaning.check',
  summary: 'Check terminal disinfections as a second person',
  roles: [...handRoles, 'inspector', 'district-commander'],
  input: CheckCleanings,
  outcome: CleaningsChecked,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, cleanings, passed }, { now, actor }) {
    checkWorksAt(actor, await siteOf(tx, site))
    const ids = [...new Set(cleanings)]
    const [own] = await tx`
      select from cleanings where id = any(${ids}::uuid[]) and done_by = ${actor.id} limit 1`
    if (own) throw new Problem('cleaning.own')
    const checked = await tx<{ roomId: string | null; doneAt: number }[]>`
      update cleanings set checked_at = ${now}, checked_by = ${actor.id}, passed = ${passed}
      where id = any(${ids}::uuid[]) and isolation_site_id = ${site} and kind = 'terminal' and checked_at is null returning room_id, done_at`
    if (checked.length !== ids.length) throw new Problem('cleaning.unknown')
    const rooms = checked.flatMap(({ roomId }) => roomId ?? [])
    // Who moved in and out meanwhile leaves a room that this cleaning says nothing of.
    const ready = passed
      ? await tx`
          update rooms r set ready_at = ${now} where r.id = any(${rooms}::uuid[]) and r.ready_at is null
            and not exists (select from stays s where s.room_id = r.id and s.left_at is null)
            and exists (select from cleanings c where c.id = any(${ids}::uuid[]) and c.room_id = r.id and c.done_at >= coalesce(r.emptied_at, c.done_at))
          returning id`
      : []
    return { checked: checked.length, ready: ready.length }
  },
})
