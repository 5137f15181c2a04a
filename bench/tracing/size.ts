import type { BenchOptions } from '../options.ts'

/** How much a day of tracing holds. */
export type TracingSize = {
  cases: number
  contactsPerCase: number
  requests: number
  visits: number
  venues: number
  /** Venue visits of a person, one on each of so many days. */
  visitsPerPerson: number
}

// A thousand cases with a hundred contacts each (Beijing 2022 had 99 contacts a case) are the day that the product promises to bear.
const cases = 1_000
const contactsPerCase = 100
const requests = 1_000
const visitsMost = 24_000_000
const visitsPerPerson = 10
const peoplePerVenue = 400

/** The day of a city: all of it from 100,000 people on, less where fewer people live than it needs. */
export function tracingSize({ people }: Pick<BenchOptions, 'people'>): TracingSize {
  const share = Math.min(1, people / (cases * contactsPerCase))
  const perPerson = Math.max(1, Math.min(visitsPerPerson, Math.floor(visitsMost / people)))
  return {
    cases: Math.max(10, Math.round(cases * share)),
    contactsPerCase,
    requests: Math.max(10, Math.round(requests * share)),
    visitsPerPerson: perPerson,
    visits: people * perPerson,
    venues: Math.max(20, Math.round(people / peoplePerVenue)),
  }
}
