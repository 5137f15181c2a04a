import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { LaboratoryRow, Pace } from './board-tubes.ts'

export type Forecast = {
  sampledBy: Instant | null
  resultedBy: Instant | null
  basisZh: string
  basisEn: string
}

type State = {
  now: Instant
  missing: number
  outstanding: number
  pace: Pace
  laboratories: readonly LaboratoryRow[]
}

const thousands = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')

/** When a queue is empty at the pace of the last hour; null for no queue or no pace. */
export function emptyAt(now: Instant, queue: number, perHour: number): Instant | null {
  return queue === 0 || perHour === 0 ? null : now + Math.ceil((queue / perHour) * hourMs)
}

function lastResult({ now, laboratories, outstanding, pace }: State): Instant | null {
  if (outstanding === 0) return pace.lastResultedAt
  const ends = laboratories.map((row) => {
    const queue = row.waiting + row.onPlates + row.coming
    return queue === 0 ? now : emptyAt(now, queue, row.lastHour)
  })
  return ends.some((end) => end === null)
    ? null
    : Math.max(now, ...ends.filter((end) => end !== null))
}

/**
 * When sampling and results end if everything goes on as in the last hour: people missing over people an hour, and of the
 * laboratories the last to empty what is received, on plates or on its way. Null where the last hour had nothing to go by.
 * Tubes that are still to be filled lengthen the second only while the first goes on, so it cannot be the earlier one.
 */
export function forecast(state: State): Forecast {
  const { now, missing, outstanding, pace, laboratories } = state
  const sampledBy = missing === 0 ? pace.lastSealedAt : emptyAt(now, missing, pace.sampledPerHour)
  const results = lastResult(state)
  const resultedBy = results === null || sampledBy === null ? null : Math.max(results, sampledBy)
  const perHour = laboratories.reduce((sum, { lastHour }) => sum + lastHour, 0)
  return {
    sampledBy,
    resultedBy,
    basisZh: `按最近一小时推算：采样 ${thousands(pace.sampledPerHour)} 人，出结果 ${thousands(perHour)} 管；尚缺 ${thousands(missing)} 人，待出结果 ${thousands(outstanding)} 管`,
    basisEn: `At the pace of the last hour: ${thousands(pace.sampledPerHour)} people sampled, ${thousands(perHour)} tubes resulted; ${thousands(missing)} people missing, ${thousands(outstanding)} tubes without a result`,
  }
}
