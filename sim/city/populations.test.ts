import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  officialCommunities,
  officialDistricts,
  officialStreets,
  zhengdong,
  zhengdongStreets,
} from './divisions.ts'
import { largestRemainder } from './largest-remainder.ts'
import { censusClasses, censusPopulation, unitPopulations, units } from './populations.ts'
import { splitCity } from './split.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

describe('the divisions', () => {
  test('are the 15 codes, 208 streets and 3,306 communities of the statistics', () => {
    expect(officialDistricts).toHaveLength(15)
    expect(officialStreets).toHaveLength(208)
    expect(officialCommunities).toHaveLength(3306)
    const streets = new Set(officialStreets.map((street) => street.code))
    for (const { code, name } of officialCommunities) {
      expect(code).toMatch(/^4101\d{8}$/)
      expect(name).not.toBe('')
      expect(streets.has(code.slice(0, 9))).toBe(true)
    }
    expect(officialStreets.find(({ code }) => code === '410105015')?.name).toBe('祭城路街道')
  })

  test('count per district what domain-policy §7 counts', () => {
    const published: Record<string, [number, number]> = {
      '410102': [14, 157],
      '410105': [24, 287],
      '410122': [17, 343],
      '410173': [15, 236],
      '410185': [15, 344],
    }
    for (const [district, [streets, communities]] of Object.entries(published)) {
      const inDistrict = ({ code }: { code: string }): boolean => code.startsWith(district)
      expect(officialStreets.filter(inDistrict)).toHaveLength(streets)
      expect(officialCommunities.filter(inDistrict)).toHaveLength(communities)
    }
  })

  test('lend 郑东新区 twelve streets that exist', () => {
    const known = new Set(officialStreets.map((street) => street.code))
    expect(zhengdongStreets.size).toBe(12)
    for (const street of zhengdongStreets) expect(known.has(street)).toBe(true)
  })
})

describe('the populations', () => {
  test('sum to the census and lie in the census classes', () => {
    const populations = unitPopulations()
    expect(populations.size).toBe(16)
    expect(sum([...populations.values()])).toBe(censusPopulation)
    for (const unit of units) {
      const [from, below] = censusClasses[unit.class]
      const people = populations.get(unit.code) ?? 0
      expect(people, unit.name).toBeGreaterThanOrEqual(from)
      expect(people, unit.name).toBeLessThan(below)
    }
    const named = (name: string): number =>
      populations.get(units.find((unit) => unit.name.startsWith(name))?.code ?? '') ?? 0
    // As domain-policy §7 lists them, not as our table does.
    for (const name of ['二七', '金水', '新郑'])
      expect(named(name), name).toBeGreaterThan(1_000_000)
    for (const name of ['惠济', '高新', '航空港']) expect(named(name), name).toBeLessThan(700_000)
    for (const name of ['上街', '经济']) expect(named(name), name).toBeLessThan(500_000)
    for (const name of ['中原', '管城', '郑东', '中牟', '巩义', '荥阳', '新密', '登封']) {
      expect(named(name), name).toBeGreaterThan(700_000)
      expect(named(name), name).toBeLessThan(1_000_000)
    }
    expect(sum(units.map((unit) => unit.surveyed2019))).toBeCloseTo(1035.2, 6)
  })

  test('sum exactly at every level and keep all 16 units, at any scale', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.0001, max: 1, noNaN: true }), (scale) => {
        const city = splitCity(scale)
        expect(city.people).toBe(Math.round(censusPopulation * scale))
        expect(sum(city.units.map((unit) => unit.people))).toBe(city.people)
        expect(city.units.filter((unit) => unit.people > 0)).toHaveLength(16)
        for (const unit of city.units) {
          expect(sum(unit.streets.map((street) => street.people))).toBe(unit.people)
          for (const street of unit.streets) {
            expect(sum(street.communities.map(({ people }) => people))).toBe(street.people)
            expect(street.communities.every(({ people }) => people > 0)).toBe(true)
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('keep every street and community at scale 1 and every street at 0.01', () => {
    const streets = (scale: number) => splitCity(scale).units.flatMap((unit) => unit.streets)
    expect(streets(1)).toHaveLength(208)
    expect(streets(1).flatMap((street) => street.communities)).toHaveLength(3306)
    expect(streets(0.01)).toHaveLength(208)
    const east = splitCity(1).units.find((unit) => unit.code === zhengdong)
    expect(new Set(east?.streets.map((street) => street.code))).toEqual(zhengdongStreets)
  })

  test('refuse a scale that is no share of the city', () => {
    for (const scale of [0, 0.00001, 1.01, Number.NaN])
      expect(() => splitCity(scale)).toThrow(RangeError)
  })
})

describe('the largest remainder', () => {
  test('sums to the total, never strays a whole person from the exact share', () => {
    const weights = fc.array(fc.nat(1000), { minLength: 1 }).filter((list) => sum(list) > 0)
    fc.assert(
      fc.property(fc.nat(10_000_000), weights, (total, list) => {
        const parts = largestRemainder(total, list)
        expect(sum(parts)).toBe(total)
        parts.forEach((part, index) => {
          const exact = (total * (list[index] ?? 0)) / sum(list)
          expect(Math.abs(part - exact)).toBeLessThan(1 + 1e-6)
        })
      }),
    )
  })
})
