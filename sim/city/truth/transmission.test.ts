import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seeded } from '../../random/random.ts'
import { indexCity } from '../city-index.ts'
import { spreadInfection } from '../epidemic.ts'
import { generateCity } from '../generate.ts'
import { pickZones } from '../zones.ts'
import { dayMs, daysOf, delta, drawDays } from './course.ts'
import { exposureOf } from './draw-contacts.ts'
import { drawContactCounts, gamma } from './settings.ts'
import { serialIntervals, tellTransmission, tracedFrom } from './transmission.ts'
import { linksOf } from './true-case.ts'

// 07:00 of the day of notice 18.
const roundAt = Date.parse('2022-01-13T23:00:00Z')
const index = indexCity(generateCity({ seed: 4, scale: 0.002 }))
const zones = pickZones(index, { seed: 4 })
const told = (seed: number, prevalence = 0.001) => {
  const infections = spreadInfection(index, { seed, zones, prevalence })
  return { infections, ...tellTransmission(index, infections, { seed, roundAt }) }
}
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

describe('the epidemic behind a round', () => {
  test('tells of exactly those who carry the virus that day, and of visitors who are gone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const { infections, cases } = told(seed)
        const here = cases.flatMap(({ person }) => person ?? [])
        expect(here.toSorted()).toEqual(infections.map(({ person }) => person).toSorted())
        for (const it of cases) expect(it.infector === null).toBe(it.person === null)
      }),
      { numRuns: 15 },
    )
  })

  test('lets only somebody infectious infect, before the other, and early enough to be found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const { cases } = told(seed)
        const byId = new Map(cases.map((it) => [it.id, it]))
        for (const { infector, infectee, at } of linksOf(cases)) {
          const from = byId.get(infector)
          const to = byId.get(infectee)
          if (!from || !to) throw new Error('a link of nobody')
          expect(from.infectedAt).toBeLessThan(at)
          expect(at).toBeGreaterThanOrEqual(from.infectiousFrom)
          expect(at).toBeLessThanOrEqual(from.infectiousUntil)
          expect(to.generation).toBe(from.generation + 1)
          expect(at).toBeLessThanOrEqual(roundAt - 1.25 * dayMs)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('lets a contact be where the case was at the same time, in the days that are traced', () => {
    const { cases, visits, contacts } = told(7)
    const byId = new Map(cases.map((it) => [it.id, it]))
    const visitsOf = Map.groupBy(visits, ({ who }) => who)
    expect(contacts.length).toBeGreaterThan(500)
    for (const contact of contacts) {
      const it = byId.get(contact.case)
      if (!it) throw new Error('a contact of nobody')
      expect(exposureOf(contact).from).toBeGreaterThanOrEqual(tracedFrom(it, roundAt))
      for (const { venue, room, from, until } of contact.encounters) {
        const within = visitsOf
          .get(contact.case)
          ?.some(
            (visit) =>
              visit.venue.id === venue.id &&
              visit.room === room &&
              visit.from <= from &&
              visit.until >= until,
          )
        expect(within, `${contact.case} ${contact.who.person} ${venue.name}`).toBe(true)
      }
    }
  })

  test('has whoever was infected in the traced days among the contacts of their infector, and nobody else as infected', () => {
    const { cases, contacts } = told(7, 0.003)
    const byId = new Map(cases.map((it) => [it.id, it]))
    const inTime = linksOf(cases).filter(({ infector, at }) => {
      const from = byId.get(infector)
      return from?.person != null && at >= tracedFrom(from, roundAt)
    })
    expect(inTime.length).toBeGreaterThan(5)
    expect(
      contacts
        .filter(({ infected }) => infected)
        .map((contact) => `${contact.case} ${contact.who.person}`)
        .toSorted(),
    ).toEqual(inTime.map(({ infector, infectee }) => `${infector} ${infectee}`).toSorted())
  })

  test('nobody is at two places at once', () => {
    const { visits } = told(9)
    for (const mine of Map.groupBy(visits, ({ who }) => who).values()) {
      mine.forEach((visit, n) => {
        const next = mine[n + 1]
        if (next) expect(visit.until).toBeLessThanOrEqual(next.from)
      })
    }
  })

  test('is the same for the same seed, another for another', () => {
    expect(told(3).contacts).toEqual(told(3).contacts)
    expect(told(3).cases).not.toEqual(told(4).cases)
  })

  test('has serial intervals about as long as the generation time, some of them of another order', () => {
    const all = Array.from({ length: 12 }, (_, n) =>
      serialIntervals(told(n + 1, 0.004).cases),
    ).flat()
    expect(all.length).toBeGreaterThan(200)
    expect(mean(all)).toBeGreaterThan(1)
    expect(mean(all)).toBeLessThan(6)
    expect(all.some((days) => days < 0)).toBe(true)
  })
})

describe('the lengths and counts it is drawn from', () => {
  test('the incubation has the mean and the spread of its source', () => {
    const random = seeded(1)
    const drawn = Array.from({ length: 20_000 }, () => drawDays(random, delta.incubation))
    const average = mean(drawn)
    expect(average).toBeCloseTo(4.43, 1)
    const deviation = Math.sqrt(mean(drawn.map((days) => (days - average) ** 2)))
    expect(Math.abs(deviation - 2.19)).toBeLessThan(0.1)
    expect(daysOf(4.7, 2.9).median).toBeCloseTo(4, 1)
  })

  test('a gamma has its mean and variance, also of a shape below one', () => {
    const random = seeded(2)
    for (const [shape, rate] of [
      [0.563, 0.0217],
      [1.351, 0.458],
    ] as const) {
      const drawn = Array.from({ length: 40_000 }, () => gamma(random, shape, rate))
      const average = mean(drawn)
      expect(Math.abs(average / (shape / rate) - 1)).toBeLessThan(0.03)
      const variance = mean(drawn.map((one) => (one - average) ** 2))
      expect(Math.abs(variance / (shape / rate ** 2) - 1)).toBeLessThan(0.08)
    }
  })

  test('a case meets about 75 people, most of them strangers in the same place or neighbours', () => {
    const random = seeded(3)
    const counts = Array.from({ length: 5_000 }, () => drawContactCounts(random))
    const all = mean(counts.map((one) => Object.values(one).reduce((sum, n) => sum + n, 0)))
    expect(Math.abs(all - 75.5)).toBeLessThan(3)
    expect(Math.abs(mean(counts.map(({ work }) => work)) - 13.9)).toBeLessThan(1)
  })
})
