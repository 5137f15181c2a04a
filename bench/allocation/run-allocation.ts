import type { Allocation } from '@bihuan/core/allocation/allocate.ts'
import { broken } from '@bihuan/core/allocation/broken.ts'
import { wayOf } from '@bihuan/core/allocation/distance.ts'
import type { Problem } from '@bihuan/core/allocation/guest.ts'
import { type Solver, startSolver } from '@bihuan/server/allocation/solve.ts'
import { seeded } from '@bihuan/sim/random/random.ts'
import { type Figures, rounded } from '../figures.ts'
import { loadNow } from '../machine/machine.ts'
import type { BenchOptions } from '../options.ts'
import { changeCity } from './change-city.ts'
import { firstCome } from './first-come.ts'
import { type CitySize, inventCity } from './invent-city.ts'

/** The size that issue 7 names. */
export const wholeCity = { arrivals: 10_000, sites: 500, rooms: 60_000, changes: 200 }

const assignmentOf = ({ guests }: Problem, rooms: ReadonlyMap<string, string>) =>
  new Map(guests.map(({ id }) => [id, rooms.get(id) ?? null]))
const brokenIn = (problem: Problem, rooms: ReadonlyMap<string, string>) =>
  broken(problem, assignmentOf(problem, rooms)).length

/** Solvers that each ignore one rule: the checker has to find every one of them. */
const careless: Readonly<Record<string, (problem: Problem) => Problem>> = {
  passages: (problem) => ({
    ...problem,
    sites: problem.sites.map((site) => ({ ...site, separates: 'room' as const })),
  }),
  needs: (problem) => ({
    ...problem,
    guests: problem.guests.map((guest) => ({ ...guest, care: [] })),
  }),
  children: (problem) => ({
    ...problem,
    guests: problem.guests.map((guest) => ({ ...guest, age: 'adult' as const })),
  }),
  staff: (problem) => ({
    ...problem,
    sites: problem.sites.map((site) => ({ ...site, staffFor: null })),
  }),
  ready: (problem) => ({
    ...problem,
    rooms: problem.rooms.map((room) => ({ ...room, ready: true })),
  }),
  beds: (problem) => ({
    ...problem,
    rooms: problem.rooms.map((room) => ({ ...room, inside: [] })),
  }),
}

const timed = async (solver: Solver, problem: Problem, say: (step: string) => void) => {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const result = await solver.solve(problem, say)
  const { user, system } = process.cpuUsage(cpu)
  // On a machine that has other work the wall tells about that; the processor time of all threads about this.
  return { result, seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

function countWhys(unplaced: Allocation['unplaced']): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const why of unplaced.values()) counts[why] = (counts[why] ?? 0) + 1
  return counts
}

/** Allocates an invented city in the thread that the server uses, changes it, and looks for broken rules with the checker of its own. */
export async function measureAllocation(
  size: CitySize & { changes: number },
  say: (text: string) => void,
): Promise<Figures> {
  const solver = startSolver()
  try {
    // A small one first: what a server that runs has compiled already.
    await solver.solve(
      inventCity({ arrivals: 100, sites: 10, rooms: 600, seed: size.seed }),
      () => {},
    )
    const problem = inventCity(size)
    const first = await timed(solver, problem, () => {})
    say(`allocated in ${rounded(first.seconds, 2)} s, gap ${rounded(first.result.gap * 100, 2)} %`)
    const { result } = first
    const changed = changeCity(problem, result.rooms, size.changes, seeded(`changes ${size.seed}`))
    const again = await timed(solver, changed.problem, () => {})
    const others = [...result.rooms].filter(([id]) => !changed.touched.has(id))
    const moved = others.filter(([id, room]) => again.result.rooms.get(id) !== room).length
    say(`${size.changes} changes in ${rounded(again.seconds, 2)} s, ${moved} others moved`)
    const controls: Record<string, number> = {}
    for (const [rule, ignore] of Object.entries(careless)) {
      const small = inventCity({
        ...size,
        arrivals: Math.min(size.arrivals, 600),
        sites: 30,
        rooms: 3_600,
      })
      const { rooms } = await solver.solve(ignore(small), () => {})
      controls[rule] = brokenIn(small, rooms)
    }
    const greedy = firstCome(problem)
    const km = (rooms: ReadonlyMap<string, string>) => wayTogether(problem, rooms)
    return {
      seconds: rounded(first.seconds, 3),
      cpu_seconds: rounded(first.cpu, 3),
      cost: rounded(result.cost),
      bound: rounded(result.bound),
      gap: rounded(result.gap, 5),
      broken: brokenIn(problem, result.rooms),
      placed: result.rooms.size,
      unplaced: countWhys(result.unplaced),
      size: result.size,
      changes: size.changes,
      changes_seconds: rounded(again.seconds, 3),
      changes_cpu_seconds: rounded(again.cpu, 3),
      changes_gap: rounded(again.result.gap, 5),
      changes_broken: brokenIn(changed.problem, again.result.rooms),
      moved,
      others: others.length,
      share: rounded(moved / Math.max(1, others.length), 5),
      controls,
      every_control_found: Object.values(controls).every((found) => found > 0),
      first_come: {
        placed: greedy.size,
        broken: brokenIn(problem, greedy),
        parties_apart: partiesApart(problem, greedy),
        km_each: rounded(km(greedy), 2),
      },
      as_a_whole: {
        parties_apart: partiesApart(problem, result.rooms),
        km_each: rounded(km(result.rooms), 2),
      },
    }
  } finally {
    await solver.close()
  }
}

/** Kilometres of one person on average. */
function wayTogether(
  { guests, sites, rooms, cells }: Problem,
  given: ReadonlyMap<string, string>,
): number {
  const siteOfRoom = new Map(rooms.map(({ id, site }) => [id, site]))
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  const ways = guests.flatMap(({ id, cell }) => {
    const site = siteOf.get(siteOfRoom.get(given.get(id) ?? '') ?? '')
    return site ? [wayOf(cells[cell], site)] : []
  })
  return ways.reduce((sum, way) => sum + way, 0) / Math.max(1, ways.length)
}

/** Parties of one cohort whose people are at more sites than one, or of whom some have no room. */
function partiesApart({ guests, rooms }: Problem, given: ReadonlyMap<string, string>): number {
  const siteOfRoom = new Map(rooms.map(({ id, site }) => [id, site]))
  const parties = Map.groupBy(guests, ({ party, id }) => party ?? id)
  return [...parties.values()].filter((people) => {
    const sites = new Set(people.map(({ id }) => siteOfRoom.get(given.get(id) ?? '') ?? ''))
    return sites.size > 1
  }).length
}

/** The profile `allocation`: no database, the seed of the options, the size of issue 7. */
export async function runAllocation(
  options: BenchOptions,
  say: (text: string) => void,
): Promise<Figures> {
  const loadBefore = loadNow()
  const began = performance.now()
  const figures = await measureAllocation({ ...wholeCity, seed: options.seed }, say)
  return {
    profile: 'allocation',
    seed: options.seed,
    ...figures,
    total_s: Math.round((performance.now() - began) / 1000),
    load_before: loadBefore,
    load_after: loadNow(),
  }
}
