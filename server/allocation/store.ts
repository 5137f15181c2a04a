import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

export const givingRoles = ['transfer-dispatcher', 'district-commander', 'city-commander'] as const

export type RunRecord = {
  id: string
  areaCode: string
  areaName: string | null
  askedAt: Instant
  finishedAt: Instant | null
  acceptedAt: Instant | null
  undoneAt: Instant | null
  failedWhy: string | null
  people: number
  placed: number
  unplaced: number
  moved: number
  cost: number | null
  bound: number | null
  gap: number | null
  seconds: number | null
  solver: string | null
  step: string | null
  weights: Record<string, number>
}

/** A run by its id, in the reach of who asks. Throws allocation.unknown. */
export async function runOf(sql: Reader, id: string, actor: Actor): Promise<RunRecord> {
  const [run] = await sql<RunRecord[]>`
    select r.id, r.area_code, a.name as area_name, r.asked_at, r.finished_at, r.accepted_at, r.undone_at, r.failed_why, r.people, r.placed, r.unplaced,
      r.moved, r.cost, r.bound, r.gap, r.seconds, r.solver, r.step, r.weights
    from allocation_runs r left join areas a on a.code = r.area_code where r.id = ${id}`
  if (!run || !covers(actor.areaCode, run.areaCode)) throw new Problem('allocation.unknown')
  return run
}

export type TransferRecord = {
  id: string
  areaCode: string
  kind: string
  toRoomId: string | null
  lockedBy: string | null
  isOver: boolean
  version: number
}

/** A transfer as giving a room sees it. Throws allocation.transfer-unknown. */
export async function transferFor(sql: Reader, id: string): Promise<TransferRecord> {
  const [transfer] = await sql<TransferRecord[]>`
    select id, area_code, kind, to_room_id, locked_by, ended_at is not null or on_at is not null as is_over, version
    from transfers where id = ${id}`
  if (!transfer) throw new Problem('allocation.transfer-unknown')
  return transfer
}
