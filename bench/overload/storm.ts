import { openConnections, type Stage } from './stage.ts'
import { round } from './tenfold.ts'

/** Three times capacity of clients that try again: those who obey Retry-After within a budget, and those who insist. */
export async function storm({ rush }: Stage, capacity: number, seconds: number) {
  const run = {
    connections: openConnections,
    kind: 'open',
    perS: Math.round(capacity * 3),
    seconds,
    supply: 'again',
  } as const
  const obeying = await rush('storm of those who obey', { ...run, onRefusal: 'obey' })
  const insisting = await rush('storm of those who insist', { ...run, onRefusal: 'insist' })
  const told = (report: typeof obeying) => ({
    goodput_share: round(report.admittedPerS / capacity),
    admitted_p99_ms: report.admittedMs.p99,
    refusal_p99_ms: report.refusedMs.p99,
    sent_per_client: round((report.first + report.retries) / report.first),
  })
  return { obeying: told(obeying), insisting: told(insisting) }
}
