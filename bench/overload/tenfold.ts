import type { CrowdReport } from './crowd-words.ts'
import { openConnections, type Stage } from './stage.ts'

export type Tenfold = {
  offered_per_s: number
  goodput_per_s: number
  goodput_share: number
  admitted_p99_ms: number
  refusal_p50_ms: number
  refusal_p99_ms: number
  refusals_with_retry_after: number
  other_answers: Record<string, number>
  unsent: number
  generator_cpu_share: number
  normal_after_s: number
}

const afterSeconds = 30

/** The first second after which all went as in calm: nobody refused, p99 at most twice as long; -1 where none did. */
export function normalAfter({ bySecond, seconds }: CrowdReport, calmP99: number): number {
  const whole = bySecond.filter(({ at }) => at < Math.floor(seconds))
  const lastBad = whole.findLast(
    ({ refused, p99 }) => refused > 0 || p99 > Math.max(100, calmP99 * 2),
  )
  if (!lastBad) return 0
  return lastBad === whole.at(-1) ? -1 : lastBad.at + 1
}

/** Ten times what is taken at most arrives for so long, whatever the answers are; then half of it, until all is normal. */
export async function tenfold(
  { rush }: Stage,
  it: {
    capacity: number
    seconds: number
    calmP99: number
    supply: 'fresh' | 'again'
    times?: number
  },
): Promise<Tenfold> {
  const perS = Math.round(it.capacity * (it.times ?? 10))
  const run = {
    connections: openConnections,
    kind: 'open',
    onRefusal: 'drop',
    supply: it.supply,
  } as const
  const hot = await rush(`${it.times ?? 10} times capacity, ${it.supply}`, {
    ...run,
    perS,
    seconds: it.seconds,
  })
  const after = await rush('after it, half of capacity', {
    ...run,
    supply: 'again',
    perS: Math.round(it.capacity / 2),
    seconds: afterSeconds,
  })
  return {
    offered_per_s: perS,
    goodput_per_s: hot.admittedPerS,
    goodput_share: round(hot.admittedPerS / it.capacity),
    admitted_p99_ms: hot.admittedMs.p99,
    refusal_p50_ms: hot.refusedMs.p50,
    refusal_p99_ms: hot.refusedMs.p99,
    refusals_with_retry_after: round(hot.withRetryAfter),
    other_answers: hot.other,
    unsent: hot.unsent,
    generator_cpu_share: round(hot.generatorCpuS / it.seconds),
    normal_after_s: normalAfter(after, it.calmP99),
  }
}

export const round = (value: number) => Math.round(value * 1_000) / 1_000
