import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohorts } from '../isolation/cohort.ts'
import { type Beside, freeSeats, mayRide } from './may-ride.ts'
import { seatFault, seatsTaken } from './seats.ts'

const beside = fc.record({
  cohort: fc.constantFrom(...cohorts),
  party: fc.constantFrom(null, 'p', 'q'),
  source: fc.constantFrom(null, 's', 't'),
})
const rider = (
  more: Partial<Beside> & { care?: readonly ('wheelchair' | 'infant' | 'oxygen')[] } = {},
) => ({
  cohort: 'contact' as const,
  party: null,
  source: 's',
  care: [],
  luggage: 0,
  pets: 0,
  ...more,
})
const coach = { seats: 4, wheelchairPlaces: 1, childSeats: 1, stretchers: 0, isAmbulance: false }

describe('who may ride together', () => {
  test('two cohorts never, however it is planned', () => {
    fc.assert(
      fc.property(
        fc.array(beside, { minLength: 2, maxLength: 8 }),
        fc.boolean(),
        (riders, mixes) => {
          const isMixed = new Set(riders.map(({ cohort }) => cohort)).size > 1
          const fault = mayRide(riders, mixes)
          expect(fault?.kind === 'cohort-mixed').toBe(isMixed)
        },
      ),
    )
  })

  test('contacts of one case, and a family whatever its cases; of two cases only with a free seat between', () => {
    expect(mayRide([rider(), rider()], false)).toBeNull()
    expect(mayRide([rider({ party: 'p' }), rider({ party: 'p', source: 't' })], false)).toBeNull()
    const two = [rider(), rider({ source: 't' })]
    expect(mayRide(two, false)).toEqual({ kind: 'sources-mixed' })
    expect(mayRide(two, true)).toBeNull()
    expect(freeSeats(two)).toBe(1)
    expect(mayRide([rider({ source: null }), rider({ source: null })], false)).toEqual({
      kind: 'sources-mixed',
    })
  })

  test('among those whom nobody can infect any more, anybody', () => {
    const cleared = { cohort: 'cleared' as const, source: null }
    expect(mayRide([rider(cleared), rider(cleared)], false)).toBeNull()
    expect(freeSeats([rider(cleared), rider(cleared)])).toBe(0)
  })
})

describe('the places of a vehicle', () => {
  test('are never overfilled, whatever the riders need', () => {
    const load = fc.record({
      n: fc.integer({ min: 0, max: 8 }),
      care: fc.constantFrom([] as const, ['wheelchair'] as const, ['infant'] as const),
    })
    fc.assert(
      fc.property(load, ({ n, care }) => {
        const riders = Array.from({ length: n }, () => rider({ care }))
        if (seatFault(riders, coach, false) !== null) return
        expect(seatsTaken(riders)).toBeLessThanOrEqual(coach.seats)
        expect(riders.filter((one) => one.care[0] === 'wheelchair').length).toBeLessThanOrEqual(1)
        expect(riders.filter((one) => one.care[0] === 'infant').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('are refused with what is missing', () => {
    const of = (...riders: ReturnType<typeof rider>[]) => seatFault(riders, coach, true)
    expect(of(rider(), rider(), rider(), rider(), rider())).toEqual({
      kind: 'no-seat',
      needed: 5,
      seats: 4,
    })
    // Three parties of three cases take five seats, two of them free.
    expect(of(rider(), rider({ source: 't' }), rider({ source: 'u' }))).toMatchObject({ needed: 5 })
    expect(of(rider({ care: ['oxygen'] }))).toEqual({ kind: 'no-fitting-place', what: 'oxygen' })
    expect(of({ ...rider(), luggage: 9 })).toEqual({ kind: 'no-fitting-place', what: 'luggage' })
  })
})
