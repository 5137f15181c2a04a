import type { DoorState } from '@bihuan/core/home-isolation/visit.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

/** A stay at home as its row stands. */
export type HomeRecord = {
  id: string
  personId: string
  orderId: string
  place: string
  basis: string
  areaCode: string
  sinceAt: Instant
  untilAt: Instant
  worker: string | null
  conditions: unknown
  seenAt: Instant | null
  lastState: DoorState | null
  nextCheckDue: Instant
  endedAt: Instant | null
}

/** A stay at home by its id, or the refusal home-stay.unknown. */
export async function knownHome(sql: Reader, id: string): Promise<HomeRecord> {
  const [row] = await sql<HomeRecord[]>`
    select id, person_id, order_id, place, basis, area_code, since_at, until_at, worker, conditions, seen_at, last_state, next_check_due, ended_at
    from home_stays where id = ${id}`
  if (!row) throw new Problem('home-stay.unknown')
  return row
}

/** The community of a home: the area of every command about it. */
export const areaOfHome = async (sql: Reader, id: string): Promise<string> =>
  (await knownHome(sql, id)).areaCode

/** A stay at home that nobody ended; refuses with home-stay.over. */
export async function openHome(sql: Reader, id: string): Promise<HomeRecord> {
  const home = await knownHome(sql, id)
  if (home.endedAt !== null) throw new Problem('home-stay.over', { at: isoOf(home.endedAt) })
  return home
}
