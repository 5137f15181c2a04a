import { histogram } from '../load/histogram.ts'
import type { SecondReport } from './crowd-words.ts'

/** Counts the answers of a run: what was taken, what was refused, and how it went from second to second. */
export function rushTally() {
  const admitted = histogram()
  const refused = histogram()
  const other: Record<string, number> = {}
  const seconds = new Map<number, { admitted: number[]; refused: number }>()
  let told = 0
  return {
    /** `atMs` since the beginning, `tookMs` since the intended start. */
    add(atMs: number, tookMs: number, status: number, retryAfter: number | null) {
      const at = Math.floor(atMs / 1_000)
      const second = seconds.get(at) ?? { admitted: [], refused: 0 }
      seconds.set(at, second)
      if (status === 200) {
        admitted.add(tookMs)
        second.admitted.push(tookMs)
      } else if (status === 503) {
        refused.add(tookMs)
        second.refused += 1
        if (retryAfter !== null) told += 1
      } else {
        const name = status === 0 ? 'broken' : String(status)
        other[name] = (other[name] ?? 0) + 1
      }
    },
    report(lasted: number) {
      const of = (one: ReturnType<typeof histogram>) => {
        const { p50, p99, max } = one.summary()
        return { p50, p99, max }
      }
      const bySecond: SecondReport[] = [...seconds]
        .sort(([a], [b]) => a - b)
        .map(([at, second]) => {
          const sorted = second.admitted.sort((a, b) => a - b)
          const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0
          return { at, admitted: sorted.length, refused: second.refused, p99: Math.round(p99) }
        })
      const within = bySecond
        .filter(({ at }) => at < lasted)
        .reduce((sum, second) => sum + second.admitted, 0)
      return {
        seconds: lasted,
        admitted: admitted.count(),
        admittedPerS: Math.round((within / lasted) * 10) / 10,
        admittedMs: of(admitted),
        refused: refused.count(),
        refusedMs: of(refused),
        withRetryAfter: refused.count() === 0 ? 1 : told / refused.count(),
        other,
        bySecond,
      }
    },
  }
}
