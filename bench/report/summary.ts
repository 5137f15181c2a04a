import type { Figures } from '../figures.ts'

/** The figures that issue 4 names, and what they must reach; a figure that this run did not measure is left out. */
export const promises: readonly { name: string; unit: string; least?: number; most?: number }[] = [
  { name: 'ceiling_people_per_s', unit: 'people/s' },
  { name: 'batch_people_per_s', unit: 'people/s' },
  { name: 'batch_ratio', unit: 'of the ceiling', least: 0.5 },
  { name: 'single_people_per_s', unit: 'people/s' },
  { name: 'single_ratio', unit: 'of the ceiling', least: 0.25 },
  { name: 'chain_people_per_s', unit: 'people/s' },
  { name: 'result_reads_per_s', unit: 'reads/s' },
  { name: 'select_ceiling_per_s', unit: 'reads/s' },
  { name: 'read_ratio', unit: 'of the ceiling', least: 0.4 },
  { name: 'status_reads_per_s', unit: 'reads/s' },
  { name: 'status_select_per_s', unit: 'reads/s' },
  { name: 'status_ratio', unit: 'of the select', least: 0.3 },
  { name: 'bytes_per_sample', unit: 'bytes', most: 150 },
  { name: 'p99_ms', unit: 'ms' },
  { name: 'cost_growth', unit: 'of the first rounds', most: 1.15 },
  { name: 'desk_p95_ms_max', unit: 'ms', most: 300 },
  { name: 'tracing_list_p99_ms_max', unit: 'ms', most: 300 },
  { name: 'co_presence_ms', unit: 'ms', most: 1_000 },
  { name: 'co_presence_ratio', unit: 'of the select' },
  { name: 'assign_1000_ms', unit: 'ms', most: 3_000 },
  { name: 'contacts_named_per_s', unit: 'contacts/s' },
  { name: 'capacity_known_per_s', unit: 'requests/s' },
  { name: 'goodput_share', unit: 'of the capacity', least: 0.9 },
  { name: 'admitted_p99_ms', unit: 'ms', most: 1_000 },
  { name: 'refusal_p99_ms', unit: 'ms', most: 200 },
  { name: 'refusals_with_retry_after', unit: 'of all refusals', least: 1 },
  { name: 'normal_after_s', unit: 's', most: 30 },
]

/** Whether a promise holds; null where none was made or nothing was measured. */
export function holds(figures: Figures, name: string): boolean | null {
  const promise = promises.find((one) => one.name === name)
  const value = figures[name]
  if (typeof value !== 'number' || !promise) return null
  if (promise.least !== undefined) return value >= promise.least
  return promise.most === undefined ? null : value <= promise.most
}

const words = (figures: Figures, name: string) => {
  const kept = holds(figures, name)
  return kept === null ? '' : kept ? '  kept' : '  NOT KEPT'
}

/** A sentence for a run on a machine that had other work at its start, or null. */
export function busyWords(figures: Figures): string | null {
  const [load] = Array.isArray(figures.load_before) ? (figures.load_before as number[]) : []
  const cores = (figures.machine as { cores?: number } | undefined)?.cores
  if (load === undefined || cores === undefined || load <= cores / 2) return null
  return `The machine was busy before the run began (load ${load} on ${cores} cores): repeat it when it is quiet.`
}

/** The lines that stand on the screen at the end. */
export function summaryLines(figures: Figures): string[] {
  const lines = promises.flatMap(({ name, unit, least, most }) => {
    const value = figures[name]
    if (typeof value !== 'number') return []
    const limit = least !== undefined ? ` (>= ${least})` : most !== undefined ? ` (<= ${most})` : ''
    return [
      `${name.padEnd(24)}${value.toLocaleString('en-US').padStart(12)} ${unit}${limit}${words(figures, name)}`,
    ]
  })
  const conserved = figures.conserved
  if (typeof conserved === 'boolean')
    lines.push(`${'conserved'.padEnd(24)}${String(conserved).padStart(12)}`)
  lines.push(
    `load before ${String(figures.load_before)}, after ${String(figures.load_after)}; ${String(figures.total_s)} s`,
  )
  const busy = busyWords(figures)
  return busy === null ? lines : [...lines, busy]
}
