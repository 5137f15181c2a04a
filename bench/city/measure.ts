import type { Bench } from '../bench.ts'
import type { LoadReport, Pace, Prepared } from '../load/load.ts'
import type { UploadOrder } from './plan-uploads.ts'
import type { Portion } from './portions.ts'

/** What a slice of uploads brought and cost. */
export type Slice = LoadReport & {
  /** Processor seconds while it ran. */
  applicationCpuS: number
  databaseCpuS: number
}

/** Uploads that stand ready, to be sent in slices. */
export type Uploads = {
  order: UploadOrder
  prepared: Prepared
  /** Sends the next so many uploads, or fewer where fewer are left. */
  slice(count: number, pace: Pace): Promise<Slice>
  /** Index of the next upload that was not sent. */
  next(): number
}

/** Prepares the uploads of some portions in the generator: bodies stand ready before any clock runs. */
export async function prepareUploads(
  bench: Bench,
  part: string,
  portions: Portion[],
  tubes: number,
  round = bench.round,
): Promise<Uploads> {
  const order: UploadOrder = {
    round: round.round,
    opensAt: round.opensAt,
    seed: bench.options.seed,
    part,
    tubes,
    portions,
  }
  const load = await bench.load()
  const prepared = await load.prepare(import.meta.resolve('./upload-requests.ts'), order)
  let next = 0
  return {
    order,
    prepared,
    next: () => next,
    async slice(count, pace) {
      const product = await bench.product()
      const from = next
      next = Math.min(prepared.count, from + count)
      const before = product.cpu()
      const report = await prepared.run({ port: product.port, pace, from, to: next })
      const after = product.cpu()
      for (const fault of report.faults) bench.say(`faulty: ${fault}`)
      return {
        ...report,
        applicationCpuS: after.application - before.application,
        databaseCpuS: after.database - before.database,
      }
    },
  }
}

/** Several slices as one: sums, and rates over the time that they ran. */
export function together(slices: readonly Slice[]) {
  const sum = (of: (slice: Slice) => number) =>
    slices.reduce((total, slice) => total + of(slice), 0)
  const seconds = sum(({ seconds }) => seconds)
  const people = sum(({ units }) => units)
  const perThousand = (cpuS: number) => (people > 0 ? rounded((cpuS * 1e6) / people) : 0)
  return {
    people,
    seconds: rounded(seconds),
    people_per_s: seconds > 0 ? Math.round(people / seconds) : 0,
    requests: sum(({ answered }) => answered),
    refused: sum(({ refused }) => refused),
    faulty: sum(({ faulty }) => faulty),
    faults: slices.flatMap(({ faults }) => faults).slice(0, 5),
    /** Processor milliseconds for each 1,000 people. */
    cpu_ms_per_1000: {
      application: perThousand(sum((slice) => slice.applicationCpuS)),
      database: perThousand(sum((slice) => slice.databaseCpuS)),
      generator: perThousand(sum((slice) => slice.generatorCpuS)),
    },
    slices: slices.map(({ unitsPerS, latency }) => ({
      people_per_s: Math.round(unitsPerS),
      latency,
    })),
  }
}

const rounded = (value: number) => Math.round(value * 100) / 100
