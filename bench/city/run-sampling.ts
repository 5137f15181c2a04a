import type { Bench } from '../bench.ts'
import { type Figures, ratio } from '../figures.ts'
import type { BenchRound } from '../prepare/bench-round.ts'
import { ceilingTogether } from './ceiling.ts'
import { ceilingRows } from './ceiling-rows.ts'
import { type Slice, together } from './measure.ts'
import { prepareParts } from './prepare-parts.ts'
import { realPeakPeople, runCurve } from './run-curve.ts'
import { sweepCeiling } from './sweep-ceiling.ts'
import { sweepUploads, toldOf } from './sweep-uploads.ts'
import { takeTurns } from './take-turns.ts'

/** What all sampling together brought. */
export type Sampled = {
  figures: Figures
  acknowledged: { people: number; tubes: number; uploads: number }
  faulty: number
  ceilingUploads: number
}

const batchSweep = [4, 8, 16, 32]
const singleSweep = [64, 128, 192]
const coldConnections = 8

/**
 * Samples everybody of the round over HTTP, beside the ceiling: the same rows by raw SQL into `other`, for the same people.
 * First what finds everything cold, then the sweeps, then turns of all with the best of each, then both curves.
 */
export async function runSampling(bench: Bench, other: BenchRound): Promise<Sampled> {
  const parts = await prepareParts(bench)
  const { batches, singles, reals, scaleds, planned } = parts
  const tenth = Math.ceil(batches.prepared.count / 10)
  const cold = await batches.slice(Math.ceil(tenth / 2), {
    kind: 'closed',
    connections: coldConnections,
  })
  const swept = await sweepUploads(batches, batchSweep, tenth)
  const sweptSingle = await sweepUploads(
    singles,
    singleSweep,
    Math.ceil(singles.prepared.count / 12),
  )
  const read = await ceilingRows(bench.city.sql, { from: bench.round, to: other })
  const cells = await sweepCeiling(bench, read, planned.slice(0, batches.next()))
  const [best = { tubes: 500, connections: 2 }] = cells
  bench.say(`best ceiling: ${best.tubes} tubes on ${best.connections} connections`)

  const turns = await takeTurns(bench, parts, read, {
    batch: swept.best,
    single: sweptSingle.best,
    ceiling: best,
  })
  const ceiling = ceilingTogether(turns.raw)
  const batch = together(turns.batch)
  const single = together(turns.single)
  const real = await runCurve(reals, realPeakPeople)
  const scaled = await runCurve(scaleds, single.people_per_s / 2)
  const memory = (await bench.product()).memoryPeak()
  // Whom the curves had no time for is sampled too, or the round would not close.
  const closed = { kind: 'closed', connections: sweptSingle.best } as const
  const rest = [
    await reals.slice(reals.prepared.count, closed),
    await scaleds.slice(scaleds.prepared.count, closed),
  ]
  for (const uploads of [batches, singles, reals, scaleds]) await uploads.prepared.forget()

  const slices = [
    cold,
    ...[...swept.seen, ...sweptSingle.seen].map(({ slice }) => slice),
    ...turns.batch,
    ...turns.single,
    real,
    scaled,
    ...rest,
  ]
  return {
    figures: {
      ceiling_people_per_s: ceiling.people_per_s,
      batch_people_per_s: batch.people_per_s,
      batch_ratio: ratio(batch.people_per_s, ceiling.people_per_s),
      single_people_per_s: single.people_per_s,
      single_ratio: ratio(single.people_per_s, ceiling.people_per_s),
      // Processor time of the ceiling by that of the product: the ratio where nobody waits for a disk or a core.
      batch_cpu_ratio: cpuRatio(ceiling, batch),
      single_cpu_ratio: cpuRatio(ceiling, single),
      p99_ms: real.latency.p99,
      p99_half_capacity_ms: scaled.latency.p99,
      batch_cold_people_per_s: Math.round(cold.unitsPerS),
      application_memory_peak_bytes: memory,
      ceiling: { ...ceiling, best, sweep: cells },
      batch: { ...batch, ...toldOf(swept) },
      single: { ...single, ...toldOf(sweptSingle) },
      curve_real: together([real]),
      curve_half_capacity: together([scaled]),
    },
    ...acknowledgedIn(slices, parts.tubes),
    ceilingUploads: planned.length,
  }
}

/** What was acknowledged in all slices: an answer is faulty unless every tube of its upload was applied. */
function acknowledgedIn(slices: readonly Slice[], tubes: number) {
  const sum = (of: (slice: Slice) => number) => slices.reduce((total, one) => total + of(one), 0)
  const faulty = sum((slice) => slice.faulty)
  return {
    acknowledged: {
      people: sum(({ units }) => units),
      tubes: faulty === 0 ? tubes : 0,
      uploads: sum(({ answered }) => answered) - faulty,
    },
    faulty,
  }
}

function cpuRatio(
  ceiling: ReturnType<typeof ceilingTogether>,
  product: ReturnType<typeof together>,
): number {
  const { application, database } = product.cpu_ms_per_1000
  const raw = ceiling.cpu_ms_per_1000
  return ratio(raw.database + raw.client, application + database)
}
