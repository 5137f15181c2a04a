import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute, type Candidate, type TimedCase, unlinkedShare } from './attribute.ts'
import { incubationBetween, lognormalIncubation, normalInterval } from './interval.ts'
import { commonWeights, groundWeights } from './weights.ts'

const interval = normalInterval(5, 3)
const model = { interval, incubation: lognormalIncubation(1.621, 0.418), weights: commonWeights }
const aCase = (onset: number | null, over: Partial<TimedCase> = {}): TimedCase => ({
  onset,
  isolated: null,
  abroad: 1,
  ...over,
})
const of = (infectee: number, infector: number, over: Partial<Candidate> = {}): Candidate => ({
  infectee,
  infector,
  contact: 1,
  place: 1,
  sameHome: 1,
  isDecided: false,
  ...over,
})
const posteriors = (cases: TimedCase[], candidates: Candidate[], over: object = {}) =>
  attribute(cases, candidates, { ...model, ...over }).candidates.map(({ posterior }) => posterior)

describe('the posterior over sources', () => {
  test('sums up to one over all candidates, those outside and those unseen', () => {
    const onset = fc.option(fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(onset, { minLength: 2, maxLength: 8 }), (onsets) => {
        const cases = onsets.map((day) => aCase(day, { isolated: day === null ? null : day + 3 }))
        const candidates = cases.flatMap((_, infectee) =>
          cases.flatMap((_, infector) => (infector === infectee ? [] : [of(infectee, infector)])),
        )
        const judged = attribute(cases, candidates, model)
        cases.forEach((_, line) => {
          const sum = candidates.reduce(
            (all, one, n) =>
              one.infectee === line ? all + (judged.candidates[n]?.posterior ?? 0) : all,
            (judged.outside[line] ?? 0) + (judged.unseen[line] ?? 0),
          )
          expect(sum).toBeCloseTo(1, 9)
        })
      }),
    )
  })

  test('is the share of each product of parts, so that a page can say why', () => {
    const cases = [aCase(0), aCase(3), aCase(6)]
    const candidates = [of(2, 0, { place: 2 }), of(2, 1, { sameHome: groundWeights.household })]
    const { candidates: judged, outside, unseen } = attribute(cases, candidates, model)
    const products = judged.map(({ parts }) =>
      Object.values(parts).reduce((product, part) => product * part, 1),
    )
    const rest = interval.typical * (commonWeights.unseen + commonWeights.outside)
    const sum = products.reduce((all, one) => all + one, rest)
    judged.forEach(({ posterior }, n) => {
      expect(posterior).toBeCloseTo((products[n] ?? 0) / sum, 6)
    })
    expect((outside[2] ?? 0) / (unseen[2] ?? 1)).toBeCloseTo(0.1, 9)
  })

  test('allows a source that fell ill later', () => {
    const [p = 0] = posteriors([aCase(10), aCase(9)], [of(1, 0)])
    expect(p).toBeGreaterThan(0.01)
  })

  test('prefers a met person, a home and a shared place, in that order of their weights', () => {
    const cases = [aCase(0), aCase(0), aCase(0), aCase(0), aCase(5)]
    const found = posteriors(cases, [
      of(4, 0),
      of(4, 1, { place: groundWeights.place }),
      of(4, 2, { contact: groundWeights.contact }),
      of(4, 3, { sameHome: groundWeights.household }),
    ])
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(new Set(found).size).toBe(4)
  })

  test('holds isolation before the infection against a source, and leaves it possible', () => {
    const cases = [aCase(0, { isolated: 0 }), aCase(0), aCase(12)]
    const [isolated = 0, free = 0] = posteriors(cases, [of(2, 0), of(2, 1)])
    expect(isolated).toBeLessThan(free / 5)
    expect(isolated).toBeGreaterThan(0)
  })

  test('takes whoever has infected others for likelier, more so where few infect many', () => {
    const cases = [aCase(0), aCase(0), aCase(5), aCase(5), aCase(5), aCase(5)]
    const candidates = [of(2, 0), of(3, 0), of(4, 0), of(5, 0), of(5, 1)]
    const share = (dispersion: number) => {
      const found = posteriors(cases, candidates, { weights: { ...commonWeights, dispersion } })
      return (found[3] ?? 0) / (found[4] ?? 1)
    }
    expect(share(Number.POSITIVE_INFINITY)).toBeCloseTo(1, 9)
    expect(share(1)).toBeGreaterThan(1)
    expect(share(0.1)).toBeGreaterThan(share(1))
  })

  test('counts a decided source whole for the other cases', () => {
    const cases = [aCase(0), aCase(0), aCase(5), aCase(5)]
    const sources = (isDecided: boolean) =>
      posteriors(cases, [of(2, 0, { isDecided }), of(2, 1), of(3, 0), of(3, 1)])
    expect(sources(false)[2]).toBeCloseTo(sources(false)[3] ?? 0, 6)
    expect(sources(true)[2]).toBeGreaterThan((sources(true)[3] ?? 0) * 2)
  })

  test('leaves a case without candidates to whom nobody found, unless it came from elsewhere', () => {
    const [home, abroad] = [aCase(0), aCase(0, { abroad: 100 })]
    const { unseen, outside } = attribute([home, abroad], [], model)
    expect(unseen[0]).toBeGreaterThan(0.9)
    expect(outside[1]).toBeGreaterThan(0.9)
  })
})

describe('the share of cases that nothing links', () => {
  test('counts those whose best candidate is not likelier than not', () => {
    expect(unlinkedShare([0.5, 0.49, 0, 1])).toBe(0.5)
    expect(unlinkedShare([])).toBe(null)
  })
})

describe('incubations', () => {
  test('have the tails of the publication', () => {
    // Lauer et al. 2020: 97.5 % within 11.48 days, half within 5.06.
    const { longerThan } = lognormalIncubation(1.621, 0.418)
    expect(longerThan(11.48)).toBeCloseTo(0.025, 3)
    expect(longerThan(5.06)).toBeCloseTo(0.5, 3)
    expect(longerThan(-1)).toBe(1)
  })
  test('between two days leave a twentieth outside of them', () => {
    const { longerThan } = incubationBetween(1, 14)
    expect([longerThan(1), longerThan(14)].map((p) => Math.round(p * 1000))).toEqual([975, 25])
    expect(() => incubationBetween(5, 5)).toThrow(RangeError)
  })
})
