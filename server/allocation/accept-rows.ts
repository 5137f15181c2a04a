import { type Break, broken } from '@bihuan/core/allocation/broken.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { lockRooms } from './lock-rooms.ts'
import { type ReadProblem, readProblem } from './read-problem.ts'

export type LeftRow = { transfer: string; code: string }
type Wanted = { transfer: string; room: string; site: string; version: number }

/** What an assignment on top of what people have would break, by transfer; those who have a room keep it unless `wanted` says otherwise. */
export function breaksOf(
  { problem }: ReadProblem,
  wanted: ReadonlyMap<string, string | null>,
): Map<string, Break> {
  const all = new Map(
    problem.guests.map(({ id, now }) => [id, wanted.has(id) ? (wanted.get(id) ?? null) : now]),
  )
  const breaks = new Map<string, Break>()
  for (const one of broken(
    {
      ...problem,
      guests: problem.guests.map((guest) => ({
        ...guest,
        fixed: guest.fixed && !wanted.has(guest.id),
      })),
    },
    all,
  ))
    for (const guest of one.guests)
      if (wanted.has(guest) && !breaks.has(guest)) breaks.set(guest, one)
  return breaks
}

/**
 * Gives the rooms of a proposal, all of it or some rows. Rooms are locked and what is so now is read again: a row whose person was changed,
 * or that would break a rule by now, is left out with the reason, and the others are given.
 */
export async function acceptRows(
  tx: Tx,
  { run, area, transfers }: { run: string; area: string; transfers: readonly string[] | null },
  { now, anchors, actor }: Pick<Request, 'now' | 'anchors' | 'actor'>,
): Promise<{ accepted: number; left: LeftRow[] }> {
  const rows = await tx<Wanted[]>`
    select transfer_id as transfer, room_id as room, isolation_site_id as site, transfer_version as version
    from allocation_rows where run_id = ${run} and room_id is not null and accepted_at is null
      ${transfers === null ? tx`` : tx`and transfer_id = any(${[...transfers]}::uuid[])`}`
  await lockRooms(
    tx,
    rows.map(({ room }) => room),
  )
  const read = await readProblem(tx, area, { now, anchors })
  const left: LeftRow[] = []
  const fresh = rows.filter(({ transfer, version }) => {
    const there = read.transfers.get(transfer)
    if (!there) left.push({ transfer, code: 'allocation.transfer-over' })
    else if (there.isFixed && there.version !== version)
      left.push({ transfer, code: 'allocation.is-locked' })
    else if (there.version !== version)
      left.push({ transfer, code: 'allocation.changed-meanwhile' })
    return there?.version === version
  })
  const breaks = breaksOf(read, new Map(fresh.map(({ transfer, room }) => [transfer, room])))
  const given = fresh.filter(({ transfer }) => {
    const found = breaks.get(transfer)
    if (found) left.push({ transfer, code: `breaks.${found.kind}` })
    return !found
  })
  const done = await tx<{ id: string }[]>`
    update transfers t set to_site_id = g.site, to_room_id = g.room, assigned_at = case when t.to_room_id is distinct from g.room then ${now}::timestamptz else t.assigned_at end,
      version = t.version + 1
    from unnest(${given.map(({ transfer }) => transfer)}::uuid[], ${given.map(({ site }) => site)}::uuid[], ${given.map(({ room }) => room)}::uuid[],
      ${given.map(({ version }) => version)}::int[]) g (transfer, site, room, version)
    where t.id = g.transfer and t.version = g.version and t.ended_at is null and t.on_at is null returning t.id`
  const ids = done.map(({ id }) => id)
  const written = new Set(ids)
  for (const { transfer } of given)
    if (!written.has(transfer)) left.push({ transfer, code: 'allocation.changed-meanwhile' })
  await tx`
    update allocation_rows set accepted_at = ${now}, undone_at = null where run_id = ${run} and transfer_id = any(${ids}::uuid[])`
  await tx`
    update allocation_runs set accepted_at = coalesce(accepted_at, ${now}::timestamptz), accepted_by = coalesce(accepted_by, ${actor.id}) where id = ${run} and ${ids.length} > 0`
  return { accepted: ids.length, left }
}
