import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planIsolation } from './isolation-sites.ts'

const order = fc.record({
  seed: fc.integer({ min: 0, max: 1000 }),
  people: fc.integer({ min: 1_000, max: 2_000_000 }),
  districts: fc.constant(['410102', '410105', '410122']),
  reserve: fc.constantFrom(20, 40, 60),
})

describe('the isolation sites of an invented city', () => {
  test('have as many rooms as the rules hold in reserve, and enough for the contacts of a small city', () => {
    fc.assert(
      fc.property(order, (asked) => {
        const { sites } = planIsolation(asked)
        const rooms = sites
          .filter(({ place }) => place === 'centralized')
          .reduce((sum, one) => sum + one.rooms.length, 0)
        expect(rooms).toBeGreaterThanOrEqual(Math.ceil((asked.people * asked.reserve) / 10_000))
        expect(rooms).toBeGreaterThanOrEqual(170)
      }),
      { numRuns: 30 },
    )
  })

  test('never have two rooms of one code in a house, and every kind of room somewhere', () => {
    fc.assert(
      fc.property(order, (asked) => {
        for (const { rooms, kind } of planIsolation(asked).sites) {
          expect(new Set(rooms.map(({ code }) => code)).size).toBe(rooms.length)
          if (kind !== 'hospital') expect(new Set(rooms.map((room) => room.kind)).size).toBe(5)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('are the same for the same order, with a vehicle for wheelchairs among the buses', () => {
    const asked = { seed: 7, people: 37_800, districts: ['410102'], reserve: 20 }
    expect(planIsolation(asked)).toEqual(planIsolation(asked))
    const { sites, vehicles } = planIsolation(asked)
    expect(sites.filter(({ kind }) => kind === 'hospital')).toHaveLength(1)
    expect(vehicles.some(({ wheelchairs }) => wheelchairs > 0)).toBe(true)
    expect(new Set(vehicles.map(({ plate }) => plate)).size).toBe(vehicles.length)
  })
})
