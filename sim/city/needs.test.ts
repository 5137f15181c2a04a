import { noNeeds } from '@bihuan/core/isolation/needs.ts'
import { describe, expect, test } from 'vitest'
import { generateCity } from './generate.ts'
import { needShares, needsBook, needsOf } from './needs.ts'

const today = '2022-01-14'
const people = [...generateCity({ seed: 3, scale: 0.002 })].flatMap((batch) => batch.people)
const shareOf = (fits: (needs: ReturnType<typeof needsOf>) => boolean) =>
  people.filter((one) => fits(needsOf(one, 3, today))).length / people.length

describe('what people need in a room', () => {
  test('is the same for the same seed and person, whatever was asked before', () => {
    const some = people.slice(0, 400)
    const once = some.map((one) => needsOf(one, 3, today))
    expect(
      some
        .toReversed()
        .map((one) => needsOf(one, 3, today))
        .toReversed(),
    ).toEqual(once)
    expect(some.map((one) => needsOf(one, 4, today))).not.toEqual(once)
  })

  test('holds what the register knows: infants, expectant mothers, who cannot get up', () => {
    for (const one of people) {
      const { care } = needsOf(one, 3, today)
      expect(care.includes('infant')).toBe(one.traits.includes('infant'))
      expect(care.includes('pregnant')).toBe(one.traits.includes('pregnant'))
      expect(care.includes('bedridden')).toBe(one.traits.includes('bedridden'))
      expect(care.includes('bedridden') && care.includes('wheelchair')).toBe(false)
    }
  })

  test('comes near the shares that are stated', () => {
    // 25,000 people: three standard errors of the shares are below 0.3 points for all of these.
    expect(shareOf(({ diets }) => diets.includes('halal'))).toBeCloseTo(needShares.halal, 2)
    expect(shareOf(({ diets }) => diets.includes('allergy'))).toBeCloseTo(needShares.allergy, 2)
    expect(shareOf(({ care }) => care.includes('dialysis'))).toBeCloseTo(needShares.dialysis, 2)
    expect(shareOf((needs) => needs === noNeeds)).toBeGreaterThan(0.7)
  })

  test('is kept only of those who need something', () => {
    const book = needsBook(3, today)
    book.add({ people })
    expect(book.size).toBe(people.filter((one) => needsOf(one, 3, today) !== noNeeds).length)
    expect(book.of('nobody')).toBe(noNeeds)
  })
})
