import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cityInstant, hourMs, minuteMs } from '../time/instant.ts'
import { arrivalShare } from './arrival.ts'
import { january2022 } from './january-2022.ts'
import { cyclers, laboratoryCapacity, type Stage } from './laboratory.ts'
import type { PlanInput } from './plan.ts'
import { planRound } from './plan-round.ts'

const opens = cityInstant('2022-01-14', '09:00')
const window = { opens, closes: cityInstant('2022-01-14', '18:00') }
const plan = (change: Partial<PlanInput>) => planRound({ ...january2022, ...change })

/** Within a share of the published figure. */
const near = (value: number, published: number, share: number) =>
  expect(Math.abs(value / published - 1)).toBeLessThanOrEqual(share)

describe('the rounds that were', () => {
  test('January 2022 is staffed as published, within 10 %', () => {
    const { figures } = planRound(january2022)
    near(figures.samplers.value, 33_000, 0.1)
    near(figures.sites.value, 6_398, 0.1)
    expect(figures.sites.range).toEqual([4_000, 6_000])
    near(figures.hoursToResults.value, 24, 0.1)
    near(figures.tubes.value, 1_200_000, 0.01)
  })

  test('the census population asks for nearly the same', () => {
    const { figures } = plan({
      groups: [{ name: 'city', way: 'sites', pool: 10, people: 12_600_574 }],
    })
    near(figures.samplers.value, 33_000, 0.1)
    near(figures.sites.value, 6_398, 0.1)
  })

  test('Lanzhou and Quangang do as many tubes a day as reported, within 5 %, at cycles of 105 to 110 minutes', () => {
    for (const minutes of [105, 108, 110]) {
      near(laboratoryCapacity(cyclers('Lanzhou', 64, minutes)).tubesPerDay, 80_000, 0.05)
      near(laboratoryCapacity(cyclers('Quangang', 8, minutes)).tubesPerDay, 10_000, 0.05)
    }
  })
})

describe('tubes', () => {
  const tubesOf = (group: Partial<PlanInput['groups'][number]>) =>
    plan({ groups: [{ name: 'g', way: 'sites', pool: 10, people: 6_000, ...group }] }).figures.tubes
      .value

  test('are one for each person alone and one for each household', () => {
    expect(tubesOf({ way: 'door', pool: 1 })).toBe(6_000)
    expect(tubesOf({ way: 'door', pool: 'household', households: 2_100 })).toBe(2_100)
    expect(tubesOf({ way: 'door', pool: 'household' })).toBe(Math.ceil(6_000 / 2.82))
  })

  test('are more where lines end with a tube partly empty', () => {
    expect(tubesOf({})).toBe(600 + 5) // 10 tables, 0.45 of a tube each, rounded up
    expect(tubesOf({ way: 'slots', pool: 5, buildings: 20 })).toBe(1_200 + 8)
  })

  test('are never more than people, nor fewer than full ones would be', () => {
    const pool = fc.constantFrom(1 as const, 5 as const, 10 as const, 20 as const)
    fc.assert(
      fc.property(pool, fc.nat(100_000), fc.nat(50_000), (size, people, buildings) => {
        const tubes = tubesOf({ way: 'slots', pool: size, people, buildings })
        expect(tubes).toBeLessThanOrEqual(people)
        expect(tubes).toBeGreaterThanOrEqual(Math.ceil(people / size))
      }),
    )
  })
})

describe('reactive tubes and those recalled', () => {
  test('are about 1,200 tubes and 12,000 people at one in ten thousand', () => {
    const { figures } = planRound(january2022)
    near(figures.reactivePools.value, 1_199, 0.005)
    near(figures.resamples.value, 12_000, 0.02)
  })

  test('are none where everybody has a tube of their own, or nobody is infected', () => {
    const alone = [{ name: 'g', way: 'door' as const, pool: 1 as const, people: 5_000 }]
    expect(plan({ groups: alone, prevalence: 0.1 }).figures.resamples.value).toBe(0)
    const none = plan({ prevalence: 0 })
    expect(none.figures.resamples.value).toBe(0)
    expect(none.recalledBy).toBe(none.resultedBy)
  })
})

describe('the bottleneck', () => {
  const stage = (machines: number): Stage => ({ machines, batch: 94, cycleMinutes: 60, uptime: 1 })

  test('is the narrowest stage of the laboratory', () => {
    const laboratory = {
      id: 'one',
      stages: { extract: stage(3), amplify: stage(9), review: stage(4) },
    }
    expect(laboratoryCapacity(laboratory)).toMatchObject({
      bottleneck: 'extract',
      tubesPerDay: 3 * 94 * 24,
      stages: { review: 4 * 94 * 24 },
    })
    const { bottleneck } = plan({ laboratories: [laboratory] })
    expect(bottleneck).toMatchObject({ stage: 'laboratory', detail: 'extract' })
    expect(bottleneck.reason.zh).toContain('提取')
    expect(bottleneck.reason.en).toContain('extract')
  })

  test('is sampling where samplers are few, and then sampling ends after closing', () => {
    const few = plan({ samplers: 5_000 })
    expect(few.bottleneck.stage).toBe('sampling')
    expect(few.figures.samplingHours.value).toBe(40)
    expect(few.sampledBy).toBeGreaterThanOrEqual((january2022.windows[0]?.opens ?? 0) + 40 * hourMs)
  })

  test('is transport where vehicles are few', () => {
    expect(plan({ vehicles: 500 }).bottleneck).toMatchObject({ stage: 'transport', hours: 24 })
  })

  test('is said where a round could never end', () => {
    const endless = plan({ laboratories: [] })
    expect(endless.resultedBy).toBeNull()
    expect(endless.bottleneck.reason.en).toContain('no capacity for laboratory')
  })

  test('a faster laboratory never ends later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 1, max: 500 }),
        (few, more) => {
          const slow = plan({ laboratories: [cyclers('one', few)] }).resultedBy
          const fast = plan({ laboratories: [cyclers('one', few + more)] }).resultedBy
          expect(fast).toBeLessThanOrEqual(slow ?? Number.NaN)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('an ample laboratory gives the last result after wait and turnaround, and not before', () => {
    const ample = plan({ laboratories: [{ id: 'one', tubesPerDay: 1e9 }] })
    expect((ample.resultedBy ?? 0) - ample.sampledBy).toBe((90 + 30 + 120 + 240) * minuteMs)
  })
})

describe('arrivals', () => {
  const windows = [window, { opens: opens + 24 * hourMs, closes: opens + 28 * hourMs }]
  const moment = fc.integer({ min: -60, max: 2_000 }).map((minutes) => opens + minutes * minuteMs)

  test('are everybody over the whole round, and nobody outside', () => {
    expect(arrivalShare(opens - hourMs, opens + 48 * hourMs, windows)).toBeCloseTo(1, 12)
    expect(arrivalShare(opens - hourMs, opens, windows)).toBe(0)
    expect(arrivalShare(window.closes, opens + 24 * hourMs, windows)).toBeCloseTo(0, 12)
    expect(arrivalShare(opens, window.closes, windows)).toBeCloseTo(9 / 13, 12)
  })

  test('add up, and never go back', () => {
    fc.assert(
      fc.property(moment, moment, moment, (...moments) => {
        const [a, b, c] = moments.sort((x, y) => x - y) as [number, number, number]
        expect(arrivalShare(a, b, windows)).toBeGreaterThanOrEqual(0)
        expect(arrivalShare(a, b, windows) + arrivalShare(b, c, windows)).toBeCloseTo(
          arrivalShare(a, c, windows),
          12,
        )
      }),
    )
  })

  test('peak four minutes after the opening at 1.95 times the mean', () => {
    const perSecond = Array.from({ length: 1_800 }, (_, i) =>
      arrivalShare(opens + i * 1_000, opens + (i + 1) * 1_000, [window]),
    )
    const most = Math.max(...perSecond)
    expect(perSecond.indexOf(most)).toBe(4 * 60 + 22)
    near(most * 9 * 3_600, 1.95, 0.001)
    near(planRound(january2022).figures.peakPerSecond.value, 1_082, 0.01)
  })

  test('come evenly in a window of a few minutes', () => {
    const short = [{ opens, closes: opens + 20 * minuteMs }]
    expect(arrivalShare(opens, opens + 5 * minuteMs, short)).toBeCloseTo(0.25, 12)
  })
})

describe('a plan', () => {
  test('gives every figure a formula, a unit and a source', () => {
    for (const figure of Object.values(planRound(january2022).figures)) {
      expect(figure.formula).not.toBe('')
      expect(figure.source).toMatch(/\(\w+\)$|Dorfman|名册/)
    }
  })

  test('says where a city put its own ratio', () => {
    const { sites } = plan({ ratios: { peoplePerSite: 3_000 } }).figures
    expect(sites).toMatchObject({ value: 4_000, source: '本市自定 (own)' })
  })

  test('of nobody needs nothing and ends at closing', () => {
    const empty = plan({ groups: [] })
    expect(Object.values(empty.figures).every(({ value }) => Number.isFinite(value))).toBe(true)
    expect(empty.resultedBy).toBe(empty.sampledBy)
  })

  test.each([
    [{ prevalence: -0.1 }],
    [{ windows: [] }],
    [{ windows: [{ opens, closes: opens }] }],
    [{ samplers: 0 }],
    [{ groups: [{ name: 'g', way: 'door' as const, pool: 1 as const, people: 1.5 }] }],
  ])('is refused from %j', (change) => {
    expect(() => plan(change)).toThrow(RangeError)
  })
})
