import { type CareNeed, type Diet, type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import { seeded } from '../random/random.ts'
import { dayNumber } from './days.ts'
import type { CityBatch, Person } from './rows.ts'

/**
 * Shares of people with a need, of the age or trait that is named. Invented, but for dialysis: about 0.05 % of the people of the country
 * are on it, nearly all of them adults. What the register knows (infants, pregnant, bedridden, foreigners) is taken from there.
 */
export const needShares = {
  wheelchairOfDisabled: 0.25,
  wheelchairFrom80: 0.12,
  dialysis: 0.0006,
  oxygenFrom70: 0.006,
  mentalHealth: 0.006,
  interpreterOfForeigners: 0.6,
  halal: 0.013,
  vegetarian: 0.008,
  diabeticAdults: 0.04,
  diabeticFrom60: 0.18,
  softFrom80: 0.3,
  allergy: 0.015,
  pets: 0.03,
  muchLuggage: 0.08,
} as const

const grown = 18

/** What somebody needs when they have to live in a room for some days; depends on the seed and the person only. `today` is a day as text. */
export function needsOf(person: Person, seed: number | string, today: string): Needs {
  const random = seeded(seed).fork(`needs ${person.id}`)
  const age = Math.floor((dayNumber(today) - dayNumber(person.bornOn)) / 365.2425)
  const has = (trait: Person['traits'][number]) => person.traits.includes(trait)
  const s = needShares
  const care: CareNeed[] = []
  const diets: Diet[] = []
  const draw = (share: number) => random.chance(share)
  if (has('bedridden')) care.push('bedridden', 'nursing')
  else if (draw(has('disabled') ? s.wheelchairOfDisabled : age >= 80 ? s.wheelchairFrom80 : 0))
    care.push('wheelchair')
  if (has('pregnant')) care.push('pregnant')
  if (has('infant')) {
    care.push('infant')
    diets.push('infant')
  }
  if (draw(age >= grown ? s.dialysis : 0)) care.push('dialysis')
  if (draw(age >= 70 ? s.oxygenFrom70 : 0)) care.push('oxygen')
  if (draw(age >= grown ? s.mentalHealth : 0)) care.push('mental-health')
  if (draw(has('foreigner') ? s.interpreterOfForeigners : 0)) care.push('interpreter')
  if (draw(s.halal)) diets.push('halal')
  else if (draw(s.vegetarian)) diets.push('vegetarian')
  if (draw(age >= 60 ? s.diabeticFrom60 : age >= grown ? s.diabeticAdults : 0))
    diets.push('diabetic')
  if (draw(age >= 80 ? s.softFrom80 : 0)) diets.push('soft')
  if (draw(s.allergy)) diets.push('allergy')
  const pets = draw(age >= grown ? s.pets : 0) ? 1 : 0
  const luggage = draw(s.muchLuggage) ? 3 : 0
  const language = has('foreigner') ? 'en' : null
  const isPlain = care.length + diets.length + pets + luggage === 0 && language === null
  return isPlain ? noNeeds : { care, diets, language, luggage, pets, words: '' }
}

/** Collects who of a city needs something while its batches pass by; of everybody else it keeps nothing. */
export function needsBook(seed: number | string, today: string) {
  const known = new Map<string, Needs>()
  return {
    add({ people }: Pick<CityBatch, 'people'>): void {
      for (const person of people) {
        const needs = needsOf(person, seed, today)
        if (needs !== noNeeds) known.set(person.id, needs)
      }
    },
    /** What somebody needs. */
    of: (person: string): Needs => known.get(person) ?? noNeeds,
    get size() {
      return known.size
    },
  }
}
export type NeedsBook = ReturnType<typeof needsBook>
