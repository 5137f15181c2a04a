import { doublingTime } from '@bihuan/core/epi/doubling.ts'
import type { Answer } from './answering.ts'
import { type DaysOptions, seriesOf } from './epi-series.ts'
import { Refusal } from './refusal.ts'

/** The time in which daily cases double, of a whole series or of its last days. */
export async function doublingOfFile(options: DaysOptions & { last?: number }): Promise<Answer> {
  const { counts, filled } = seriesOf(options)
  const { last = counts.length } = options
  const used = counts.slice(-last)
  const found = last > counts.length ? null : doublingTime(used)
  if (found === null)
    throw new Refusal(
      'epi.too-few-days',
      `无法估计：需至少 3 天、其中 2 天有病例（现有 ${used.length} 天）`,
      `No growth can be told: 3 days at least, 2 of them with cases (there are ${used.length})`,
    )
  const json = {
    days: used.length,
    cases: used.reduce((sum, count) => sum + count, 0),
    growthPerDay: found.rate,
    growthLow: found.low,
    growthHigh: found.high,
    overdispersion: found.overdispersion,
    doublingDays: found.days,
    doublingLow: found.low95,
    doublingHigh: found.high95,
    filled,
  }
  const { days } = found
  const word =
    days === null
      ? 'neither grows nor falls 不增不减'
      : `${days > 0 ? 'doubles in 倍增' : 'halves in 减半'} ${Math.abs(days).toFixed(2)} days 天`
  const ends =
    found.low95 === null || found.high95 === null
      ? 'growth is not sure: the interval holds 0 增减尚不能确定'
      : `95 %: ${found.low95.toFixed(2)} – ${found.high95.toFixed(2)}`
  return { json, text: `${word}\n${ends}` }
}
