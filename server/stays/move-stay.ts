import { MoveStay, StayChanged } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { roomsEmptied } from '../isolation-sites/rooms-emptied.ts'
import { siteStaff } from './roles.ts'
import { checkRoom, sharerOf } from './room-for.ts'
import { areaOfStay, momentOf, runningStay } from './stay-rows.ts'

/** Moves somebody to another room of the site, or out of the waiting room into one; the stay goes on, and its days with it. */
export const moveStay = command({
  name: 'stay.move',
  summary: 'Move somebody to another room of the site',
  roles: siteStaff,
  input: MoveStay,
  outcome: StayChanged,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, room, why, version, at }, request) {
    const row = await runningStay(tx, stay)
    const moment = momentOf(at, request)
    if (room !== null) {
      const who = await sharerOf(tx, row.personId, row.cohort, row.transferId)
      await checkRoom(tx, { site: row.isolationSiteId, room, who, at: moment, self: stay })
    }
    const [moved] = await tx<{ version: number }[]>`
      update stays set room_id = ${room}, version = version + 1
      where id = ${stay} and version = ${version} and left_at is null returning version`
    if (!moved) throw new Problem('stay.changed-meanwhile')
    await tx`
      insert into stay_moves (id, stay_id, from_room_id, to_room_id, words, at, by)
      values (${derivedId(request.id, 'move')}, ${stay}, ${row.roomId}, ${room}, ${request.keys.sealText('facts', request.now, why)},
        ${moment}, ${request.actor.id})`
    if (row.roomId !== null && row.roomId !== room) await roomsEmptied(tx, [row.roomId], moment)
    return { stay, version: moved.version }
  },
})
