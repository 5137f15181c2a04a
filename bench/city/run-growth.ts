import { type Bench, mainRound } from '../bench.ts'
import { type Figures, median, ratio, rounded } from '../figures.ts'
import { fillOldRounds } from '../history/fill-round.ts'
import type { BenchRound } from '../prepare/bench-round.ts'
import { OtherCity } from '../prepare/kept-city.ts'
import { brokenLaws, laws, presentIn } from './conserved.ts'
import { dropRound } from './drop-round.ts'
import { prepareUploads, together } from './measure.ts'
import { dealSites } from './portions.ts'

// Rounds sampled through the product with hardly any before them, and with twenty.
const measuredEach = 3
const filledRounds = 17
const batchConnections = 16
const singleConnections = 32
const batchMax = 400_000
const singleMax = 40_000
const warmShare = 0.1

/** What sampling cost in one round. */
type Cost = {
  round: string
  rounds_before: number
  people: number
  /** Application and database, batches of 50 tubes. */
  cpu_ms_per_1000: number
  single_cpu_ms_per_1000: number
  p50_ms: number
  p99_ms: number
  people_per_s: number
  single_p99_ms: number
}

const productCost = ({ cpu_ms_per_1000: cpu }: ReturnType<typeof together>): number =>
  rounded(cpu.application + cpu.database, 2)

async function costOf(bench: Bench, round: BenchRound, before: number): Promise<Cost> {
  const shares = [
    Math.min(0.15, singleMax / round.people),
    Math.min(0.85, batchMax / round.people),
    0,
  ]
  const random = bench.random.fork('growth')
  const [single = [], batch = []] = dealSites(round, shares, random)
  const singles = await prepareUploads(bench, 'growth-single', single, 1, round)
  const batches = await prepareUploads(bench, 'growth-batch', batch, 50, round)
  // Whatever happened since the last round, such as a filled one, has no share in what this one costs.
  await bench.city.sql`vacuum analyze`
  await bench.city.sql`checkpoint`
  const run = async (uploads: typeof singles, connections: number) => {
    const pace = { kind: 'closed', connections } as const
    const warm = await uploads.slice(Math.ceil(uploads.prepared.count * warmShare), pace)
    const slice = await uploads.slice(uploads.prepared.count, pace)
    await uploads.prepared.forget()
    return { whole: together([slice]), latency: slice.latency, units: warm.units + slice.units }
  }
  const inBatches = await run(batches, batchConnections)
  const inSingles = await run(singles, singleConnections)
  const cost = {
    round: round.round,
    rounds_before: before,
    people: inBatches.units + inSingles.units,
    cpu_ms_per_1000: productCost(inBatches.whole),
    single_cpu_ms_per_1000: productCost(inSingles.whole),
    p50_ms: inBatches.latency.p50,
    p99_ms: inBatches.latency.p99,
    people_per_s: inBatches.whole.people_per_s,
    single_p99_ms: inSingles.latency.p99,
  }
  bench.say(
    `${before} rounds before: ${cost.cpu_ms_per_1000} ms for 1,000 people in batches, ${cost.single_cpu_ms_per_1000} ms in single tubes`,
  )
  return cost
}

/**
 * The profile `growth`: what a sample costs in processor time and latency while the city has hardly any rounds, and after
 * twenty; then what dropping the partitions of a round gives back. The rounds between are filled set-based.
 */
export async function runGrowth(bench: Bench): Promise<Figures> {
  const { sql } = bench.city
  if (bench.number !== mainRound)
    throw new OtherCity('growth begins with a city without rounds: choose a new folder with --data')
  const costs: Cost[] = []
  for (let n = 0; n < measuredEach; n += 1)
    costs.push(await costOf(bench, n === 0 ? bench.round : await bench.publish(mainRound + n), n))
  const numbers = Array.from({ length: filledRounds }, (_, n) => mainRound - filledRounds + n)
  await fillOldRounds(bench, numbers)
  const before = measuredEach + filledRounds
  for (let n = 0; n < measuredEach; n += 1)
    costs.push(await costOf(bench, await bench.publish(mainRound + measuredEach + n), before + n))

  const early = costs.slice(0, measuredEach)
  const late = costs.slice(measuredEach)
  const middle = (list: readonly Cost[], of: (cost: Cost) => number) => median(list.map(of))
  const grown = (of: (cost: Cost) => number) => ratio(middle(late, of), middle(early, of))
  let present = 0
  for (const { round } of costs) present += (await presentIn(sql, round)).people
  const broken = brokenLaws(await laws(sql))
  for (const { law, round, expected, found } of broken)
    bench.say(`not conserved: ${law} of ${round}, expected ${expected}, found ${found}`)
  const acknowledged = costs.reduce((sum, { people }) => sum + people, 0)
  const oldest = String(2_022_000 + (numbers[0] ?? mainRound))
  return {
    cost_growth: grown((cost) => cost.cpu_ms_per_1000),
    single_cost_growth: grown((cost) => cost.single_cpu_ms_per_1000),
    p99_growth: grown((cost) => cost.p99_ms),
    cpu_ms_per_1000_first: middle(early, (cost) => cost.cpu_ms_per_1000),
    cpu_ms_per_1000_last: middle(late, (cost) => cost.cpu_ms_per_1000),
    rounds: costs,
    rounds_in_all: measuredEach * 2 + filledRounds,
    conserved: broken.length === 0 && acknowledged === present,
    laws_broken: broken,
    acknowledged,
    present,
    // Last, for afterwards that round conserves nothing any more.
    dropped: await dropRound(sql, oldest),
  }
}
