import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohorts } from '../isolation/cohort.ts'
import { hourMs, minuteMs } from '../time/instant.ts'
import { orderStops, tourKm } from './order-stops.ts'
import type { PlanOptions, Ready, Waiter } from './plan.ts'
import { planHome } from './plan-home.ts'
import { planTrips } from './plan-trips.ts'
import { seatFault } from './seats.ts'
import { isMissed, stepOf } from './step.ts'
import { freeOfDialysis, kmBetween, type Place, usualAssumed } from './way.ts'

const place = (x: number, y: number): Place => ({
  at: { lng: 113.6 + x / 100, lat: 34.7 + y / 100 },
  area: '410105001001',
})
const options = (more: Partial<PlanOptions> = {}): PlanOptions => ({
  from: 0,
  assumed: usualAssumed,
  mixSources: false,
  ...more,
})
const waiter = (id: string, more: Partial<Waiter> = {}): Waiter => ({
  id,
  cohort: 'contact',
  party: null,
  source: 's',
  kind: 'to-site',
  site: 'site',
  sitePlace: place(10, 10),
  door: place(0, 0),
  dueAt: 8 * hourMs,
  dialysisAt: null,
  care: [],
  luggage: 0,
  pets: 0,
  ...more,
})
const vehicle = (id: string, more: Partial<Ready> = {}): Ready => ({
  id,
  place: place(5, 5),
  from: 0,
  until: 14 * hourMs,
  seats: 4,
  wheelchairPlaces: 1,
  childSeats: 1,
  stretchers: 0,
  isAmbulance: false,
  negativePressure: false,
  lastCohort: null,
  ...more,
})

describe('a plan', () => {
  const anyone = fc.record({
    cohort: fc.constantFrom(...cohorts.slice(0, 4)),
    source: fc.constantFrom(null, 's', 't'),
    party: fc.constantFrom(null, 'p', 'q', 'r'),
    x: fc.integer({ min: 0, max: 9 }),
    care: fc.constantFrom([] as const, ['wheelchair'] as const),
  })
  test('seats everybody or says why not, never two cohorts in one vehicle, nor one vehicle in two places', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 24 }), fc.boolean(), (people, mixSources) => {
        const waiters = people.map(({ x, ...one }, n) =>
          waiter(`w${n}`, { ...one, door: place(x, 0) }),
        )
        const fleet = [vehicle('a'), vehicle('b', { lastCohort: 'positive' })]
        const plan = planTrips(waiters, fleet, options({ mixSources }))
        const seated = plan.trips.flatMap(({ stops }) => stops.flatMap(({ riders }) => riders))
        const all = [...seated, ...plan.left.map(({ id }) => id)]
        expect(all.sort()).toEqual(waiters.map(({ id }) => id).sort())
        for (const trip of plan.trips) {
          const riders = trip.stops.flatMap((stop) =>
            stop.riders.flatMap((id) => waiters.find((one) => one.id === id) ?? []),
          )
          const fits = fleet.find(({ id }) => id === trip.vehicle)
          expect(fits && seatFault(riders, fits, mixSources)).toBeNull()
          expect(riders.every(({ cohort }) => cohort === trip.cohort)).toBe(true)
          const times = trip.stops.map(({ at }) => at)
          expect(times).toEqual([...times].sort((a, b) => a - b))
          expect(trip.arriveAt).toBeGreaterThanOrEqual(times.at(-1) ?? 0)
        }
        for (const { id } of fleet) {
          const mine = plan.trips.filter((trip) => trip.vehicle === id)
          for (const [n, trip] of mine.entries()) {
            const next = mine[n + 1]
            if (!next) continue
            const cleaned = next.cohort === trip.cohort ? 0 : usualAssumed.cleanMinutes * minuteMs
            expect(next.departAt).toBeGreaterThanOrEqual(trip.freeAt + cleaned)
            expect(next.cleanedBefore).toBe(next.cohort !== trip.cohort)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('fetches a family together, the most urgent first, nobody before they can be told', () => {
    const family = ['a', 'b', 'c'].map((id) => waiter(id, { party: 'p' }))
    const urgent = waiter('u', { dueAt: hourMs, source: 't', door: place(9, 9) })
    const { trips } = planTrips([...family, urgent], [vehicle('v')], options())
    expect(trips.map(({ stops }) => stops.flatMap(({ riders }) => riders))).toEqual([
      ['u'],
      ['a', 'b', 'c'],
    ])
    expect(trips[0]?.stops[0]?.at).toBe(usualAssumed.notice * minuteMs)
  })

  test('fetches nobody during a dialysis', () => {
    const { trips } = planTrips(
      [waiter('d', { dialysisAt: 2 * hourMs })],
      [vehicle('v')],
      options(),
    )
    expect(trips[0]?.stops[0]?.at).toBe(7 * hourMs)
    expect(freeOfDialysis(8 * hourMs, 2 * hourMs)).toBe(8 * hourMs)
  })

  test('says of whom no vehicle has the place, and of whom no crew the time', () => {
    const lies = waiter('l', { care: ['bedridden'] })
    const late = [waiter('x'), waiter('y')]
    expect(planTrips([lies], [vehicle('v')], options()).left).toEqual([
      { id: 'l', why: 'no-fitting-vehicle' },
    ])
    expect(
      planTrips(late, [vehicle('v', { until: hourMs })], options()).left.map(({ why }) => why),
    ).toEqual(['no-time', 'no-time'])
    expect(planTrips(late, [], options()).left.map(({ why }) => why)).toEqual([
      'no-vehicle',
      'no-vehicle',
    ])
  })
})

test('journeys home leave no earlier than the release, from one site to many doors', () => {
  const people = [1, 2, 3].map((n) => ({
    id: `h${n}`,
    party: null,
    site: 'site',
    sitePlace: place(0, 0),
    door: place(n, n),
    releasedAt: 5 * hourMs,
    care: [],
    luggage: 1,
    pets: 0,
  }))
  const { trips, left } = planHome(people, [vehicle('v', { lastCohort: 'contact' })], options())
  expect(left).toEqual([])
  expect(trips).toHaveLength(1)
  expect(trips[0]).toMatchObject({ cohort: 'cleared', cleanedBefore: true })
  expect(trips[0]?.boardAt).toBeGreaterThanOrEqual(5 * hourMs)
  expect(trips[0]?.stops.map(({ riders }) => riders)).toEqual([['h1'], ['h2'], ['h3']])
})

test('the order of stops is never longer than it was given, and the shortest of few', () => {
  const spot = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 8 }), spot, (spots, start) => {
      const stops = spots.map(([x, y]) => place(x, y))
      const ends = { start: place(...start), end: place(10, 10) }
      const order = orderStops(ends, stops)
      expect([...order].sort((a, b) => a - b)).toEqual(stops.map((_, n) => n))
      const sorted = order.flatMap((n) => stops[n] ?? [])
      expect(tourKm(ends, sorted)).toBeLessThanOrEqual(tourKm(ends, stops) + 1e-6)
    }),
  )
  const line = [3, 1, 4, 2].map((x) => place(x, 0))
  expect(orderStops({ start: place(0, 0), end: place(5, 0) }, line)).toEqual([1, 3, 0, 2])
})

test('ways without positions are told by their codes, and one house is no way at all', () => {
  const of = (area: string, house?: string): Place => ({
    at: null,
    area,
    ...(house ? { house } : {}),
  })
  expect(kmBetween(of('410105001001', 'h'), of('410105001001', 'h'))).toBe(0)
  const km = ['410105001001', '410105001002', '410105002001', '410102001001'].map((area) =>
    kmBetween(of('410105001001'), of(area)),
  )
  expect(km).toEqual([...km].sort((a, b) => a - b))
  expect(kmBetween(place(0, 0), place(0, 10))).toBeCloseTo(11.12 * 1.3, 1)
})

test('who was told and not fetched is missed, until they are on board', () => {
  const told = {
    kind: 'to-site' as const,
    toSite: 's',
    trip: 't',
    pickUpAt: hourMs,
    toldAt: 0,
    confirmedAt: null,
    noShowAt: null,
    onAt: null,
    offAt: null,
    endedAt: null,
  }
  expect(stepOf(told, hourMs)).toBe('told')
  expect(stepOf(told, hourMs + 31 * minuteMs)).toBe('missed')
  expect(isMissed({ ...told, onAt: hourMs }, 9 * hourMs)).toBe(false)
  expect(stepOf({ ...told, toldAt: null }, 9 * hourMs)).toBe('planned')
  expect(stepOf({ ...told, trip: null, toldAt: null, toSite: null }, 0)).toBe('no-room')
})
