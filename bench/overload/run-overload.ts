import type { Bench } from '../bench.ts'
import { mainRound } from '../bench.ts'
import { dealSites } from '../city/portions.ts'
import type { Figures } from '../figures.ts'
import type { BenchRound } from '../prepare/bench-round.ts'
import { startProduct } from '../product/product.ts'
import { type Crowd, startCrowd } from './crowd-process.ts'
import { measureHop } from './hop.ts'
import { reports } from './reports.ts'
import { restart } from './restart.ts'
import { slowClients } from './slow-clients.ts'
import { aStage, fullConnections, halfOf, type Stage } from './stage.ts'
import { storm } from './storm.ts'
import { round, tenfold } from './tenfold.ts'

const capacitySeconds = 10
const secondsDefault = 300
const slowCount = 2_000
// So much of the time of ten times capacity is of fresh tubes; the rest are tubes that are known already.
const freshSeconds = 10
// What a phone sends that has sampled for a while; what is refused then is small beside what is taken.
const tubesOfUpload = 10
// The dearest crowd: each tube by itself, so that refusals cost about as much as what they keep away.
const singleSeconds = 20

const full = {
  connections: fullConnections,
  kind: 'closed',
  perS: 0,
  onRefusal: 'drop',
  seconds: capacitySeconds,
} as const

/** What is taken at most: of tubes that nobody knows yet, and of tubes that are known. */
async function capacityOf(stage: Stage) {
  await stage.rush('warming up', { ...full, seconds: 5, supply: 'fresh' })
  await stage.rush('warming up, known tubes', { ...full, supply: 'again' })
  const fresh = await stage.rush('capacity, fresh tubes', { ...full, supply: 'fresh' })
  const known = await stage.rush('capacity, known tubes', { ...full, supply: 'again' })
  return { fresh: fresh.admittedPerS, known: known.admittedPerS, p99: known.admittedMs.p99 }
}

async function calmOf(stage: Stage, capacity: number): Promise<number> {
  const calm = await stage.rush('calm, half of capacity', halfOf(capacity))
  return calm.admittedMs.p99
}

/**
 * Overload, from calm to ten times what is taken at most. The crowd, the front, the application and PostgreSQL share the
 * cores, so that the crowd takes from what it measures; its CPU is told apart.
 */
export async function runOverload(bench: Bench): Promise<Figures> {
  const hop = await measureHop(bench)
  const product = await bench.product()
  const crowd = startCrowd()
  try {
    await prepare(bench, crowd, bench.round, tubesOfUpload)
    const stage = aStage(bench, crowd, product)
    const capacity = await capacityOf(stage)
    const calmP99 = await calmOf(stage, capacity.known)
    const seconds = secondsOf(bench)
    const left = await crowd.fresh()
    const hot =
      left > capacity.fresh * freshSeconds * 1.2
        ? await tenfold(stage, {
            capacity: capacity.fresh,
            seconds: freshSeconds,
            calmP99,
            supply: 'fresh',
          })
        : null
    const known = { capacity: capacity.known, calmP99 }
    const ten = await tenfold(stage, { ...known, seconds, supply: 'again' })
    // Caches and plans are warmer now than before: what was taken is compared with the mean of before and after.
    const later = await stage.rush('capacity once more', { ...full, supply: 'again' })
    const mean = (capacity.known + later.admittedPerS) / 2
    const storms = await storm(stage, capacity.known, Math.min(30, seconds))
    const slow = await slowClients(stage, { ...known, count: slowCount })
    const beside = await reports(stage, known)
    const again = await restart(stage, known)
    const two = await withTwo(bench, crowd)
    const single = await singleTubes(stage)
    return {
      hop,
      tubes_of_upload: tubesOfUpload,
      capacity_fresh_per_s: capacity.fresh,
      capacity_known_per_s: capacity.known,
      capacity_known_two_processes_per_s: two,
      capacity_p99_ms: capacity.p99,
      calm_p99_ms: calmP99,
      overload_seconds: seconds,
      overload_fresh: hot,
      overload: ten,
      overload_single: single,
      capacity_after_per_s: later.admittedPerS,
      goodput_share: round(ten.goodput_per_s / mean),
      admitted_p99_ms: Math.max(ten.admitted_p99_ms, hot?.admitted_p99_ms ?? 0),
      refusal_p99_ms: Math.max(ten.refusal_p99_ms, hot?.refusal_p99_ms ?? 0),
      refusals_with_retry_after: ten.refusals_with_retry_after,
      normal_after_s: ten.normal_after_s,
      storm: storms,
      slow_clients: slow,
      reports: beside,
      restart: again,
    }
  } finally {
    await crowd.stop()
  }
}

async function prepare(
  bench: Bench,
  crowd: Crowd,
  round: BenchRound,
  tubes: number,
): Promise<void> {
  const [portions = []] = dealSites(round, [1], bench.random.fork(`overload ${round.round}`))
  const { count } = await crowd.prepare({
    round: round.round,
    opensAt: round.opensAt,
    seed: bench.options.seed,
    tubes,
    portions,
  })
  bench.say(`${count} uploads of ${tubes} tubes stand ready`)
}

/** What two application processes take at most, of the tubes that are known. */
async function withTwo(bench: Bench, crowd: Crowd): Promise<number> {
  const now = bench.round.opensAt
  const product = await startProduct(bench.database, { direct: false, now, applications: 2 })
  try {
    const stage = aStage(bench, crowd, product)
    await stage.rush('two processes, warming up', { ...full, seconds: 3, supply: 'again' })
    const known = await stage.rush('two processes, capacity, known tubes', {
      ...full,
      supply: 'again',
    })
    return known.admittedPerS
  } finally {
    await product.stop()
  }
}

/** The same with one tube in each upload, in a round of its own. */
async function singleTubes(stage: Stage) {
  const { bench, crowd } = stage
  await prepare(bench, crowd, await bench.publish(mainRound + 1), 1)
  const capacity = await capacityOf(stage)
  const calmP99 = await calmOf(stage, capacity.known)
  const ten = await tenfold(stage, {
    capacity: capacity.known,
    seconds: singleSeconds,
    calmP99,
    supply: 'again',
  })
  return { capacity_per_s: capacity.known, capacity_fresh_per_s: capacity.fresh, ...ten }
}

function secondsOf({ options }: Bench): number {
  const seconds: unknown = 'seconds' in options ? options.seconds : null
  return typeof seconds === 'number' ? seconds : secondsDefault
}
