import type { Bench } from '../bench.ts'
import { rounded } from '../figures.ts'
import type { LoadReport, Prepared } from '../load/load.ts'
import type { ReadOrder } from './read-requests.ts'

export type ReadSlice = LoadReport & { applicationCpuS: number; databaseCpuS: number }

/** Requests that stand ready in the generator, to be sent in slices, each once. */
export type Reads = {
  left(): number
  slice(count: number, connections: number): Promise<ReadSlice>
  forget(): Promise<void>
}

/** Prepares one kind of read of these people; the bytes with their sessions stand ready before any clock runs. */
export async function prepareReads(
  bench: Bench,
  order: Omit<ReadOrder, 'keysFile'>,
): Promise<Reads> {
  const load = await bench.load()
  const whole: ReadOrder = { ...order, keysFile: bench.database.keysFile }
  const prepared: Prepared = await load.prepare(import.meta.resolve('./read-requests.ts'), whole)
  let next = 0
  return {
    left: () => prepared.count - next,
    forget: () => prepared.forget(),
    async slice(count, connections) {
      const product = await bench.product()
      const from = next
      next = Math.min(prepared.count, from + count)
      const before = product.cpu()
      const pace = { kind: 'closed', connections } as const
      const report = await prepared.run({ port: product.port, pace, from, to: next })
      const after = product.cpu()
      return {
        ...report,
        applicationCpuS: after.application - before.application,
        databaseCpuS: after.database - before.database,
      }
    },
  }
}

/** Several slices as one, with the processor time of each side in microseconds a read. */
export function readFigures(slices: readonly ReadSlice[]) {
  const sum = (of: (slice: ReadSlice) => number) => slices.reduce((all, one) => all + of(one), 0)
  const reads = sum(({ units }) => units)
  const seconds = sum((slice) => slice.seconds)
  const each = (cpuS: number) => (reads > 0 ? rounded((cpuS * 1e6) / reads) : 0)
  return {
    reads,
    reads_per_s: seconds > 0 ? Math.round(reads / seconds) : 0,
    p99_ms: rounded(Math.max(...slices.map(({ latency }) => latency.p99))),
    faulty: sum(({ faulty }) => faulty),
    faults: slices.flatMap(({ faults }) => faults).slice(0, 3),
    cpu_us_each: {
      application: each(sum(({ applicationCpuS }) => applicationCpuS)),
      database: each(sum(({ databaseCpuS }) => databaseCpuS)),
      generator: each(sum(({ generatorCpuS }) => generatorCpuS)),
    },
    slices: slices.map(({ unitsPerS }) => Math.round(unitsPerS)),
  }
}
