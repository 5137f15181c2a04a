import type { PoolSize } from '@bihuan/core/notice/notice.ts'
import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { swabMs, type Visit } from './arrivals.ts'

export type Swab = { person: string; at: Instant }
/** A tube as it was filled in a lane, before it has a code. */
export type FilledTube = { lane: number; openedAt: Instant; sealedAt: Instant; members: Swab[] }

// A tube that nobody comes for is sealed after a while, so that its box is not kept waiting. Invented.
const idleMs = 25 * minuteMs
const sealingMs = 8_000

/**
 * Fills tubes: each household goes to the lane that is free first and is swabbed one after the other; a lane seals its tube
 * when it is full, when a household has its own, or when nobody comes for 25 minutes. Visits in order of time.
 */
export function fillTubes(visits: readonly Visit[], lanes: number, pool: PoolSize): FilledTube[] {
  const capacity = pool === 'household' ? 20 : pool
  const free = Array.from({ length: lanes }, () => 0)
  const open: (FilledTube | undefined)[] = Array.from({ length: lanes }, () => undefined)
  const filled: FilledTube[] = []
  const seal = (lane: number, at: Instant): void => {
    const tube = open[lane]
    if (!tube) return
    tube.sealedAt = at
    filled.push(tube)
    open[lane] = undefined
  }

  for (const { at, people } of visits) {
    let lane = 0
    for (let other = 1; other < lanes; other += 1) {
      if ((free[other] ?? 0) < (free[lane] ?? 0)) lane = other
    }
    for (const person of people) {
      const from = Math.max(at, free[lane] ?? 0)
      const last = open[lane]?.members.at(-1)
      if (last && from - last.at > idleMs) seal(lane, last.at + idleMs)
      const done = from + swabMs
      const tube = open[lane] ?? { lane, openedAt: from, sealedAt: done, members: [] }
      tube.members.push({ person, at: Math.round(done) })
      open[lane] = tube
      free[lane] = done
      if (tube.members.length >= capacity) seal(lane, done + sealingMs)
    }
    if (pool === 'household') seal(lane, (free[lane] ?? at) + sealingMs)
  }
  for (let lane = 0; lane < lanes; lane += 1) {
    const last = open[lane]?.members.at(-1)
    if (last) seal(lane, last.at + sealingMs)
  }
  return filled
    .map((tube) => ({
      ...tube,
      openedAt: Math.round(tube.openedAt),
      sealedAt: Math.round(tube.sealedAt),
    }))
    .sort((a, b) => a.openedAt - b.openedAt || a.lane - b.lane)
}
