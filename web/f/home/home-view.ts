import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { DoorState, HomeStayRow } from './wire.ts'

/** What this phone did at a door since the list came; the acts themselves are in the engine. */
export type DoneAt = {
  state?: DoorState
  seenAt?: string
  bags?: number
  requests?: number
  ended?: true
}
export type Done = Readonly<Record<string, DoneAt>>

/** How a home stands on this phone. `free`: no order holds any more; `ended`: the notice is handed over. */
export type Standing = 'ended' | 'free' | 'seen' | 'trouble' | 'late' | 'due'

/** How a home stands now: what was done here outweighs what the list said. */
export function standingOf(row: HomeStayRow, done: Done, now: Instant): Standing {
  const own = done[row.stay]
  if (own?.ended) return 'ended'
  if (row.release.orderOver) return 'free'
  const seenAt = own?.seenAt ?? row.seenAt
  const isSeen = seenAt !== null && cityDateOf(Date.parse(seenAt)) === cityDateOf(now)
  const state = own?.state ?? row.lastState
  if (isSeen && (state === null || state === 'seen')) return 'seen'
  if (own?.state !== undefined && own.state !== 'seen') return 'trouble'
  return row.late ? 'late' : 'due'
}

const rank: Readonly<Record<Standing, number>> = {
  late: 0,
  trouble: 1,
  due: 2,
  free: 3,
  seen: 4,
  ended: 5,
}

/** Homes by building, in each those first that have to be seen to; buildings with more to do come first. */
export function byBuilding(rows: readonly HomeStayRow[], done: Done, now: Instant) {
  const groups = Map.groupBy(rows, ({ buildingName }) => buildingName)
  const left = (homes: readonly HomeStayRow[]) =>
    homes.filter((row) => rank[standingOf(row, done, now)] < rank.free).length
  const door = (row: HomeStayRow) => `${row.unit}-${row.door}`
  return [...groups]
    .map(([building, homes]) => ({
      building,
      left: left(homes),
      homes: homes.toSorted(
        (a, b) =>
          rank[standingOf(a, done, now)] - rank[standingOf(b, done, now)] ||
          door(a).localeCompare(door(b), 'en', { numeric: true }),
      ),
    }))
    .sort((a, b) => b.left - a.left || a.building.localeCompare(b.building, 'zh'))
}
