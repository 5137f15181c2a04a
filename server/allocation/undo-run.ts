import { RunUndone, UndoRun } from '@bihuan/contract/allocation.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { breaksOf } from './accept-rows.ts'
import { lockRooms } from './lock-rooms.ts'
import { readProblem } from './read-problem.ts'
import { givingRoles, runOf } from './store.ts'

type Row = { transfer: string; room: string; before: string | null }

/**
 * Takes back what a run gave, of everybody who was not told of it: they have the room of before again where that still does, and none where
 * it does not.
 */
export const undoRun = command({
  name: 'allocation.undo',
  summary: 'Take back the rooms that a proposal gave',
  roles: givingRoles,
  input: UndoRun,
  outcome: RunUndone,
  area: async (sql, { run }, { actor }) => (await runOf(sql, run, actor)).areaCode,
  async run(tx, { run, transfers }, request) {
    const { now, actor } = request
    const { acceptedAt, areaCode } = await runOf(tx, run, actor)
    if (acceptedAt === null) throw new Problem('allocation.not-accepted')
    const rows = await tx<Row[]>`
      select transfer_id as transfer, room_id as room, before_room_id as before from allocation_rows
      where run_id = ${run} and accepted_at is not null and undone_at is null
        ${transfers === undefined ? tx`` : tx`and transfer_id = any(${transfers}::uuid[])`}`
    await lockRooms(
      tx,
      rows.flatMap(({ before }) => before ?? []),
    )
    const read = await readProblem(tx, areaCode, request)
    const ours = rows.filter(({ transfer, room }) => {
      const there = read.transfers.get(transfer)
      return there?.toRoomId === room && !there.isFixed
    })
    const back = new Map(ours.map(({ transfer, before }) => [transfer, before]))
    for (const transfer of breaksOf(read, back).keys()) back.set(transfer, null)
    const siteOf = new Map(read.problem.rooms.map(({ id, site }) => [id, site]))
    const given = [...back].map(([transfer, room]) => ({
      transfer,
      room,
      site: room === null ? null : (siteOf.get(room) ?? null),
    }))
    const done = await tx<{ id: string }[]>`
      update transfers t set to_site_id = g.site, to_room_id = g.room, assigned_at = case when g.room is null then null else ${now}::timestamptz end, version = t.version + 1
      from unnest(${given.map(({ transfer }) => transfer)}::uuid[], ${given.map(({ site }) => site)}::uuid[], ${given.map(({ room }) => room)}::uuid[]) g (transfer, site, room)
      where t.id = g.transfer and t.ended_at is null and t.told_at is null and t.on_at is null and t.locked_by is null returning t.id`
    const ids = done.map(({ id }) => id)
    const undone = new Set(ids)
    await tx`
      update allocation_rows set undone_at = ${now} where run_id = ${run} and transfer_id = any(${ids}::uuid[])`
    if (ids.length > 0)
      await tx`update allocation_runs set undone_at = ${now}, undone_by = ${actor.id} where id = ${run}`
    const left = rows.flatMap(({ transfer }) =>
      undone.has(transfer) ? [] : [{ transfer, code: 'allocation.changed-meanwhile' }],
    )
    return { run, undone: ids.length, left }
  },
})
