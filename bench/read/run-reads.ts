import { readBudgets } from '@bihuan/contract/reads.ts'
import type { Bench } from '../bench.ts'
import { type Figures, median, ratio, rounded } from '../figures.ts'
import { loadNow } from '../machine/machine.ts'
import { prepareReads, type ReadSlice, type Reads, readFigures } from './read-slices.ts'
import { takeInspectors, takeReaders } from './readers.ts'
import { runStatements } from './run-statements.ts'
import { runSelects, type SelectSlice } from './select-ceiling.ts'

const ceilingSweep = [1, 2, 4, 8, 16]
const readersMax = 160_000
// A city reads in the evening: thousands wait at once, and these are what one browser-like client holds open.
const connections = 128
const turns = 5

/** The parts of the readers that each measurement takes: nobody is read twice by one of them. */
function deal(people: readonly string[]) {
  const part = (from: number, to: number) =>
    people.slice(Math.floor(people.length * from), Math.floor(people.length * to))
  return {
    sweep: part(0, 0.2),
    ceiling: part(0.2, 0.4),
    result: part(0.4, 0.7),
    home: part(0.7, 0.8),
    statement: part(0.8, 0.9),
    staff: part(0.9, 0.95),
    record: part(0.95, 1),
  }
}

async function sweepSelects(bench: Bench, people: readonly string[]) {
  const each = Math.floor(people.length / ceilingSweep.length)
  const seen: { connections: number; slice: SelectSlice }[] = []
  for (const [n, count] of ceilingSweep.entries())
    seen.push({
      connections: count,
      slice: await runSelects(bench, people.slice(n * each, (n + 1) * each), count),
    })
  const [best] = seen.toSorted((a, b) => b.slice.perS - a.slice.perS)
  return {
    best: best?.connections ?? 4,
    seen: seen.map(({ connections, slice }) => ({ connections, per_s: Math.round(slice.perS) })),
  }
}

/** All that was prepared, in slices. */
async function inSlices(reads: Reads, many: number): Promise<ReadSlice[]> {
  const slices: ReadSlice[] = []
  const each = Math.ceil(reads.left() / many)
  while (reads.left() > 0) slices.push(await reads.slice(each, connections))
  await reads.forget()
  return slices
}

/**
 * Reads of random people over the whole city, each with a session of their own: the latest result beside the same select by
 * raw SQL in turns, then the resident's page, and what staff read of a named person, with the trace that it leaves.
 */
export async function runReads(bench: Bench): Promise<Figures> {
  const readers = await takeReaders(bench, readersMax)
  const people = deal(readers)
  const loadBefore = loadNow()
  const path = (kind: string) => `/api/v1/family/{person}/${kind}`
  const own = { staff: null, tags: null }
  bench.say(`reads: ${readers.length} readers with a session each`)
  const { best, seen } = await sweepSelects(bench, people.sweep)

  // Who was read by raw SQL in the sweep asks first: machine code, plans and the limits of the front are warm after that.
  const asking = [...people.sweep, ...people.result]
  const result = await prepareReads(bench, { ...own, people: asking, path: path('result') })
  await result.slice(people.sweep.length, connections)
  const each = Math.ceil(result.left() / turns)
  const ceilingEach = Math.floor(people.ceiling.length / turns)
  const results: ReadSlice[] = []
  const selects: SelectSlice[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const mine = people.ceiling.slice(turn * ceilingEach, (turn + 1) * ceilingEach)
    selects.push(await runSelects(bench, mine, best))
    results.push(await result.slice(each, connections))
  }
  await result.forget()
  const ceilingPerS = Math.round(median(selects.map(({ perS }) => perS)))
  const readsPerS = Math.round(median(results.map(({ unitsPerS }) => unitsPerS)))
  bench.say(`reads: ${readsPerS} results/s of ${ceilingPerS} selects/s (${best} connections)`)

  const home = await prepareReads(bench, { ...own, people: people.home, path: path('home') })
  const homes = readFigures(await inSlices(home, 2))
  const asStaff = async (kind: string, those: string[]) => {
    const each = readBudgets.inspector?.inspection ?? 1
    const accounts = await takeInspectors(bench, kind, Math.ceil(those.length / each))
    const order = { people: those, path: `/api/v1/people/{person}/${kind}`, tags: null }
    const staff = { accounts, each, purpose: 'inspection' }
    return readFigures(await inSlices(await prepareReads(bench, { ...order, staff }), 2))
  }
  const staff = await asStaff('results', people.staff)
  const record = await asStaff('record', people.record)
  const statements = await runStatements(bench, people.statement, connections)
  const figures = readFigures(results)
  return {
    result_reads_per_s: readsPerS,
    select_ceiling_per_s: ceilingPerS,
    read_ratio: ratio(readsPerS, ceilingPerS),
    read_p99_ms: figures.p99_ms,
    home_reads_per_s: homes.reads_per_s,
    staff_reads_per_s: staff.reads_per_s,
    record_reads_per_s: record.reads_per_s,
    statements_per_s: statements.fresh.reads_per_s,
    statements_known_per_s: statements.known.reads_per_s,
    reads: {
      readers: readers.length,
      connections,
      result: figures,
      ceiling: {
        connections: best,
        sweep: seen,
        slices: selects.map(({ perS }) => Math.round(perS)),
        cpu_us_each: {
          database: rounded(cpuEach(selects, 'databaseCpuS')),
          client: rounded(cpuEach(selects, 'clientCpuS')),
        },
      },
      home: homes,
      staff,
      record,
      statements,
      load_before: loadBefore,
      load_after: loadNow(),
    },
  }
}

function cpuEach(slices: readonly SelectSlice[], of: 'databaseCpuS' | 'clientCpuS'): number {
  const reads = slices.reduce((all, slice) => all + slice.reads, 0)
  return (slices.reduce((all, slice) => all + slice[of], 0) * 1e6) / Math.max(1, reads)
}
