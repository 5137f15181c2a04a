import type { UploadOrder } from '../city/plan-uploads.ts'

/** One run of the crowd. */
export type Rush = {
  port: number
  seconds: number
  connections: number
  /** `closed`: each connection sends its next request when it has its answer. `open`: `perS` come, whatever the answers do. */
  kind: 'closed' | 'open'
  perS: number
  /** What a client does that was refused: goes, comes back after Retry-After within a budget, or at once, again and again. */
  onRefusal: 'drop' | 'obey' | 'insist'
  /** `fresh`: each request for the first time; `again`: tubes that are known already, under a new key, as after a lost answer. */
  supply: 'fresh' | 'again'
}

/** What came of the requests of one second, of the whole run, by their answer. Milliseconds. */
export type SecondReport = { at: number; admitted: number; refused: number; p99: number }

export type CrowdReport = {
  seconds: number
  first: number
  retries: number
  /** Never sent, because all connections were busy to the end. */
  unsent: number
  unanswered: number
  admitted: number
  admittedPerS: number
  admittedMs: { p50: number; p99: number; max: number }
  refused: number
  refusedMs: { p50: number; p99: number; max: number }
  /** Share of the refusals that said when to come back. */
  withRetryAfter: number
  other: Record<string, number>
  bySecond: SecondReport[]
  generatorCpuS: number
}

export type CrowdAsk = { ask: number } & (
  | { do: 'prepare'; order: UploadOrder }
  | { do: 'left' }
  | { do: 'rush'; rush: Rush }
)
