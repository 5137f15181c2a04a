import type { Bench } from '../bench.ts'
import { type Figures, median, ratio, rounded } from '../figures.ts'
import type { Prepared } from '../load/load.ts'
import { loadNow } from '../machine/machine.ts'
import { fillResults } from '../read/fill-results.ts'
import { takeReaders } from '../read/readers.ts'
import { askedAt, fillOrders } from './fill-orders.ts'
import { type Rate, rawRate, statusRate } from './raw-select.ts'
import type { StatusOrder } from './status-requests.ts'

const turns = 5
// As many connections as the product reads with (server/db/pools.ts), for the raw select as well.
const connections = 6
const askers = 128
const readersMax = 60_000

const cpuOf = (rates: readonly Rate[]) => median(rates.map(({ cpuUsEach }) => cpuUsEach))
const ofEach = (rates: readonly Rate[]) => rates.map(({ perS }) => Math.round(perS))

/** Statuses over HTTP, each person with a session of their own. */
async function overHttp(bench: Bench, order: Omit<StatusOrder, 'keysFile'>): Promise<Prepared> {
  const load = await bench.load()
  return load.prepare(import.meta.resolve('./status-requests.ts'), {
    ...order,
    keysFile: bench.database.keysFile,
  })
}

/**
 * Statuses of random people of a city in which some are under orders: in this process and over HTTP, in turns with the select of one row
 * by its key, all over the same number of connections to the database. Every answer is compared with what the orders say.
 */
export async function runStatus(bench: Bench): Promise<Figures> {
  await fillResults(bench)
  const { anchors, held } = await fillOrders(bench)
  const readers = await takeReaders(bench, readersMax)
  const at = askedAt(bench)
  const expected = (person: string) => held.get(person) ?? 'clear'
  const loadBefore = loadNow()
  const each = Math.floor(readers.length / (turns + 1))
  const ordered = readers.filter((person) => held.has(person))
  const http = await overHttp(bench, { people: readers, classes: readers.map(expected), now: at })
  const product = await bench.product()
  await http.run({
    port: product.port,
    pace: { kind: 'closed', connections: askers },
    from: 0,
    to: each,
  })
  const how = { connections, askers }
  const raw: Rate[] = []
  const pipelined: Rate[] = []
  const inProcess: Rate[] = []
  const ofHttp: Awaited<ReturnType<Prepared['run']>>[] = []
  for (let turn = 1; turn <= turns; turn += 1) {
    const mine = readers.slice(turn * each, (turn + 1) * each)
    // Each connection its next select when it has its row, as the ceiling of the reads; and as many at once as there are askers.
    raw.push(await rawRate(bench, mine, { connections, askers: connections }))
    pipelined.push(await rawRate(bench, mine, how))
    inProcess.push(await statusRate(bench, mine, how, { anchors, at, expected }))
    const pace = { kind: 'closed', connections: askers } as const
    ofHttp.push(
      await http.run({ port: product.port, pace, from: turn * each, to: (turn + 1) * each }),
    )
  }
  const restricted = await statusRate(bench, ordered, how, { anchors, at, expected })
  await http.forget()
  const rawPerS = Math.round(median(raw.map(({ perS }) => perS)))
  const pipelinedPerS = Math.round(median(pipelined.map(({ perS }) => perS)))
  const perS = Math.round(median(inProcess.map(({ perS }) => perS)))
  const httpPerS = Math.round(median(ofHttp.map(({ unitsPerS }) => unitsPerS)))
  bench.say(`status: ${perS}/s here, ${httpPerS}/s over HTTP, of ${rawPerS} selects/s`)
  return {
    status_reads_per_s: perS,
    status_http_reads_per_s: httpPerS,
    status_select_per_s: rawPerS,
    status_ratio: ratio(perS, rawPerS),
    // Where nobody waits for a core: what a select costs of processor, by what a status costs.
    status_cpu_ratio: ratio(cpuOf(raw), cpuOf(inProcess)),
    status_http_ratio: ratio(httpPerS, rawPerS),
    status_ordered_ratio: ratio(restricted.perS, rawPerS),
    status_pipelined_ratio: ratio(perS, pipelinedPerS),
    status: {
      readers: readers.length,
      under_orders: held.size,
      connections,
      askers,
      cpu_us_each: { select: rounded(cpuOf(raw)), status: rounded(cpuOf(inProcess)) },
      ordered_reads_per_s: Math.round(restricted.perS),
      http_p99_ms: rounded(Math.max(...ofHttp.map(({ latency }) => latency.p99))),
      faulty: ofHttp.reduce((sum, { faulty }) => sum + faulty, 0),
      faults: ofHttp.flatMap(({ faults }) => faults).slice(0, 3),
      slices: {
        raw: ofEach(raw),
        pipelined: ofEach(pipelined),
        in_process: ofEach(inProcess),
        http: ofHttp.map(({ unitsPerS }) => Math.round(unitsPerS)),
      },
      load_before: loadBefore,
      load_after: loadNow(),
    },
  }
}
