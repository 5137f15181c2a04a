import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/random.ts'
import { indexCity } from './city-index.ts'
import { dilutionShift, poolCt } from './dilution.ts'
import { spreadInfection } from './epidemic.ts'
import { generateCity } from './generate.ts'
import { drawCt, quartileLoads, viralLoads } from './viral-load.ts'
import { pickZones } from './zones.ts'

const order = { seed: 4, scale: 0.01 }
const batches = [...generateCity(order)]
const index = indexCity(batches)
const zones = pickZones(index, { seed: 4 })

describe('the index of the city', () => {
  test('knows everyone who was generated', () => {
    expect(index.people).toBe(126_006)
    const households = new Map(
      batches.flatMap((batch) => batch.people).map((person) => [person.id, person.household]),
    )
    for (const infection of spreadInfection(index, { seed: 1, zones, prevalence: 0.01 })) {
      expect(households.get(infection.person)).toBe(infection.household)
    }
  })
})

describe('the zones', () => {
  test('hold about 0.6 % and 2.5 % of the people, in few streets', () => {
    expect(Math.abs(zones.people.lockdown / index.people - 0.006)).toBeLessThan(0.001)
    expect(Math.abs(zones.people.control / index.people - 0.025)).toBeLessThan(0.003)
    const controlled = index.compounds.filter(({ id }) => zones.controlCompounds.includes(id))
    expect(new Set(controlled.map(({ community }) => community.slice(0, 9))).size).toBeLessThan(10)
    const buildings = new Set(
      controlled.flatMap((compound) => compound.buildings.map(({ id }) => id)),
    )
    for (const building of zones.lockdownBuildings) expect(buildings.has(building)).toBe(true)
  })

  test('are the same for the same seed, others for another', () => {
    expect(pickZones(index, { seed: 4 })).toEqual(zones)
    expect(pickZones(index, { seed: 5 })).not.toEqual(zones)
  })

  test('exist in the smallest city', () => {
    for (const seed of [1, 2, 3]) {
      const small = indexCity(generateCity({ seed, scale: 0.0001 }))
      const { people } = pickZones(small, { seed })
      expect(people.lockdown).toBeGreaterThan(0)
      expect(people.lockdown).toBeLessThan(small.people / 4)
    }
  })
})

describe('the epidemic', () => {
  test('infects distinct people, the same for the same seed', () => {
    const infected = spreadInfection(index, { seed: 4, zones })
    expect(new Set(infected.map(({ person }) => person)).size).toBe(infected.length)
    expect(spreadInfection(index, { seed: 4, zones })).toEqual(infected)
    expect(spreadInfection(index, { seed: 5, zones })).not.toEqual(infected)
  })

  test('follows its prevalence, and gives a small city six with a household cluster', () => {
    const many = spreadInfection(index, { seed: 4, zones, prevalence: 0.01 })
    expect(Math.abs(many.length - 1260)).toBeLessThan(4 * Math.sqrt(1260))
    const small = indexCity(generateCity({ seed: 1, scale: 0.0001 }))
    const around = pickZones(small, { seed: 1 })
    for (let seed = 0; seed < 100; seed++) {
      const few = spreadInfection(small, { seed, zones: around })
      expect(few).toHaveLength(6)
      expect(few.some(({ caughtIn }) => caughtIn === 'household')).toBe(true)
      expect(new Set(few.map(({ household }) => household)).size).toBeLessThan(6)
    }
  })

  test('lies mostly in the zones', () => {
    const infected = spreadInfection(index, { seed: 4, zones, prevalence: 0.001 })
    const inside = infected.filter(({ compound }) => zones.controlCompounds.includes(compound))
    expect(inside.length / infected.length).toBeGreaterThan(0.6)
  })
})

describe('viral loads', () => {
  test('of the fall-back keep the documented quartiles and losses by dilution', () => {
    for (const [u, ct] of [
      [0.25, 22.44],
      [0.5, 28.79],
      [0.75, 32.27],
      [1, 36.94],
    ] as const) {
      expect(quartileLoads.quantile(u)).toBeCloseTo(ct, 9)
    }
    const random = seeded(1)
    const cts = Array.from({ length: 40_000 }, () => drawCt(quartileLoads, random))
    // Verwilt et al.: sensitivity at cut-off 37 of pools of 5, 10, 20, 32 (interop §3.5).
    for (const [k, published] of [
      [5, 0.901],
      [10, 0.851],
      [20, 0.782],
      [32, 0.73],
    ] as const) {
      const found = cts.filter((ct) => ct + dilutionShift(k) <= 37).length / cts.length
      expect(Math.abs(found - published)).toBeLessThan(0.03)
    }
  })

  const folder =
    process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../../shared/acceptance')
  test.skipIf(!existsSync(join(folder, 'pooled-stream')))(
    'come from the real second wave where it is present (else skipped: no acceptance data)',
    () => {
      const loads = viralLoads(folder)
      expect(loads.source).toBe('second-wave')
      expect(loads.quantile(0.5)).toBeCloseTo(16.99, 1)
      expect(loads.quantile(0)).toBeCloseTo(8.152, 3)
      expect(loads.quantile(1)).toBeCloseTo(37.231, 3)
    },
  )

  test('fall back to the quartiles where no data lies', () => {
    expect(viralLoads('/nowhere').source).toBe('quartiles')
  })

  test('dilute by log2 of the pool; more carriers never raise the Ct', () => {
    expect(dilutionShift(10)).toBeCloseTo(3.322, 3)
    expect(poolCt([], 10)).toBeNull()
    expect(poolCt([30], 10)).toBeCloseTo(33.322, 3)
    expect(poolCt([30, 30], 10)).toBeCloseTo(32.322, 3)
    expect(() => poolCt([30, 30], 1)).toThrow(RangeError)
    const ct = fc.double({ min: 8, max: 40, noNaN: true })
    fc.assert(
      fc.property(fc.array(ct, { minLength: 1, maxLength: 9 }), ct, (cts, more) => {
        const before = poolCt(cts, 10) ?? 0
        expect(poolCt([...cts, more], 10) ?? 99).toBeLessThanOrEqual(before + 1e-9)
        expect(before).toBeLessThanOrEqual(Math.min(...cts) + dilutionShift(10) + 1e-9)
      }),
    )
  })
})
