import { LockRoom, RoomLocked, RoomUnlocked, UnlockRoom } from '@bihuan/contract/allocation.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { breaksOf } from './accept-rows.ts'
import { lockRooms } from './lock-rooms.ts'
import { readProblem } from './read-problem.ts'
import { givingRoles, transferFor } from './store.ts'

const areaOfTransfer = async (sql: Parameters<typeof transferFor>[0], id: string) =>
  (await transferFor(sql, id)).areaCode

/** Gives somebody a room by hand, with the reason; it needs no solver, keeps every rule, and no allocation changes it. */
export const lockRoom = command({
  name: 'allocation.lock',
  summary: 'Choose a room by hand and fix it',
  roles: givingRoles,
  input: LockRoom,
  outcome: RoomLocked,
  area: (sql, { transfer }) => areaOfTransfer(sql, transfer),
  async run(tx, { transfer, room, why }, request) {
    const { id, now, actor, keys } = request
    const there = await transferFor(tx, transfer)
    if (there.isOver) throw new Problem('allocation.transfer-over')
    await lockRooms(tx, [room])
    const read = await readProblem(tx, actor.areaCode, request)
    const chosen = read.problem.rooms.find((one) => one.id === room)
    if (!chosen) throw new Problem('allocation.room-unknown')
    const found = breaksOf(read, new Map([[transfer, room]])).get(transfer)
    if (found?.kind === 'beds') throw new Problem('allocation.room-taken')
    if (found) throw new Problem('allocation.breaks', { what: found.kind })
    const written = await tx`
      update transfers set to_site_id = ${chosen.site}, to_room_id = ${room}, assigned_at = ${now}, locked_by = ${actor.id}, version = version + 1
      where id = ${transfer} and ended_at is null and on_at is null and version = ${there.version} returning id`
    if (written.length === 0) throw new Problem('allocation.transfer-over')
    await tx`
      update room_locks set unlocked_at = ${now}, unlocked_by = ${actor.id} where transfer_id = ${transfer} and unlocked_at is null`
    await tx`
      insert into room_locks (id, transfer_id, room_id, why, locked_by, locked_at)
      values (${derivedId('room-lock', id)}, ${transfer}, ${room}, ${keys.sealText('facts', now, why)}, ${actor.id}, ${now})`
    return { transfer, room, site: chosen.site }
  },
})

/** Lets allocations change a room again that was fixed by hand; with `freeRoom` the room is given back at once. */
export const unlockRoom = command({
  name: 'allocation.unlock',
  summary: 'Let a room that was fixed by hand be changed again',
  roles: givingRoles,
  input: UnlockRoom,
  outcome: RoomUnlocked,
  area: (sql, { transfer }) => areaOfTransfer(sql, transfer),
  async run(tx, { transfer, freeRoom = false }, { now, actor }) {
    const there = await transferFor(tx, transfer)
    if (there.isOver) throw new Problem('allocation.transfer-over')
    if (there.lockedBy === null) throw new Problem('allocation.not-locked')
    await tx`
      update transfers set locked_by = null, version = version + 1
        ${freeRoom ? tx`, to_site_id = null, to_room_id = null, assigned_at = null` : tx``}
      where id = ${transfer} and ended_at is null and on_at is null`
    await tx`
      update room_locks set unlocked_at = ${now}, unlocked_by = ${actor.id} where transfer_id = ${transfer} and unlocked_at is null`
    return { transfer }
  },
})
