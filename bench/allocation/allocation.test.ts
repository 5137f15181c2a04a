import { allocate } from '@bihuan/core/allocation/allocate.ts'
import { broken } from '@bihuan/core/allocation/broken.ts'
import type { Problem } from '@bihuan/core/allocation/guest.ts'
import type { OpenLp } from '@bihuan/core/allocation/whole.ts'
import { loadSolver } from '@bihuan/server/allocation/solve-lp.ts'
import { seeded } from '@bihuan/sim/random/random.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { changeCity } from './change-city.ts'
import { firstCome } from './first-come.ts'
import { inventCity } from './invent-city.ts'
import { measureAllocation } from './run-allocation.ts'

let open: OpenLp
beforeAll(async () => {
  open = await loadSolver()
})

const allocated = (problem: Problem) => {
  const result = allocate(problem, open)
  if (!result) throw new Error('no solution')
  return result
}
const breaksOf = (problem: Problem, rooms: ReadonlyMap<string, string>) =>
  broken(problem, new Map(problem.guests.map(({ id }) => [id, rooms.get(id) ?? null])))

describe('a small city', () => {
  test.each([1, 2, 3, 4])(
    'everybody has a room that breaks nothing, or a reason; cost never below the bound (seed %i)',
    (seed) => {
      const problem = inventCity({ arrivals: 300, sites: 25, rooms: 2_000, seed })
      const { rooms, unplaced, cost, bound } = allocated(problem)
      expect(breaksOf(problem, rooms)).toEqual([])
      for (const { id } of problem.guests) expect(rooms.has(id)).toBe(!unplaced.has(id))
      expect(bound).toBeLessThanOrEqual(cost + 1e-6)
      expect(bound).toBeGreaterThan(0)
    },
  )

  test('so it is where everybody has to have a room of their own', () => {
    const problem = {
      ...inventCity({ arrivals: 300, sites: 25, rooms: 2_000, seed: 5 }),
      singleRoom: true,
    }
    const { rooms } = allocated(problem)
    expect(breaksOf(problem, rooms)).toEqual([])
    expect(rooms.size).toBeGreaterThan(200)
  })

  test('later changes move few of the others, and nobody whose room is fixed', () => {
    const problem = inventCity({ arrivals: 400, sites: 30, rooms: 3_000, seed: 6 })
    const first = allocated(problem)
    const changed = changeCity(problem, first.rooms, 20, seeded('changes'))
    const fixed = {
      ...changed.problem,
      guests: changed.problem.guests.map((guest, at) => ({
        ...guest,
        fixed: at < 50 && guest.now !== null && !changed.touched.has(guest.id),
      })),
    }
    const again = allocated(fixed)
    expect(breaksOf(fixed, again.rooms)).toEqual([])
    const others = [...first.rooms].filter(([id]) => !changed.touched.has(id))
    const moved = others.filter(([id, room]) => again.rooms.get(id) !== room)
    expect(moved.length / others.length).toBeLessThanOrEqual(0.01)
    const isFixed = new Set(fixed.guests.flatMap(({ id, fixed: one }) => (one ? [id] : [])))
    expect(isFixed.size).toBeGreaterThan(20)
    expect(moved.filter(([id]) => isFixed.has(id))).toEqual([])
  })

  test('the bound is one: nothing that was found by trying all assignments costs less', () => {
    // Three people, three rooms at two sites: few enough to try them all.
    const { sites, cells, weights } = inventCity({ arrivals: 8, sites: 40, rooms: 400, seed: 7 })
    const [near, far] = sites.filter(({ place, active }) => active && place === 'centralized')
    if (!near || !far) throw new Error('two sites')
    const plain = {
      separates: 'room' as const,
      staffFor: null,
      closesInDays: null,
      languages: [],
      diets: [],
      care: [],
    }
    const guests = inventCity({ arrivals: 60, sites: 2, rooms: 20, seed: 8 })
      .guests.filter(
        ({ party, cohort, age }) => party === null && cohort === 'contact' && age === 'adult',
      )
      .slice(0, 3)
      .map((guest, at) => ({ ...guest, cell: Object.keys(cells)[at] ?? '', care: [], diets: [] }))
    const room = (id: string, site: string) => ({
      id,
      site,
      code: id,
      floor: 1,
      kind: 'single' as const,
      beds: 1,
      passage: null,
      ready: true,
      inside: [],
    })
    const rooms = [room('a', near.id), room('b', near.id), room('c', far.id), room('d', far.id)]
    const problem = {
      guests,
      sites: [
        { ...near, ...plain },
        { ...far, ...plain },
      ],
      rooms,
      cells,
      weights,
      singleRoom: false,
    }
    const { cost, bound } = allocated(problem)
    const costOf = (given: readonly string[]) =>
      guests.reduce((sum, guest, at) => {
        const only = {
          ...problem,
          guests: [guest],
          rooms: rooms.filter(({ id }) => id === given[at]),
        }
        return sum + allocated(only).cost
      }, 0)
    const all = rooms.flatMap((one) =>
      rooms.flatMap((two) => rooms.map((three) => [one.id, two.id, three.id])),
    )
    const best = Math.min(...all.filter((given) => new Set(given).size === 3).map(costOf))
    expect(guests).toHaveLength(3)
    expect(cost).toBeCloseTo(best, 6)
    expect(bound).toBeLessThanOrEqual(best + 1e-6)
  })
})

test('in the thread of the server every careless solver is found, and first come first served parts households', {
  timeout: 60_000,
}, async () => {
  const figures = await measureAllocation(
    { arrivals: 600, sites: 30, rooms: 3_600, seed: 18, changes: 20 },
    () => {},
  )
  expect(figures).toMatchObject({ broken: 0, changes_broken: 0, every_control_found: true })
  const problem = inventCity({ arrivals: 300, sites: 25, rooms: 2_000, seed: 1 })
  expect(breaksOf(problem, firstCome(problem))).toEqual([])
})
