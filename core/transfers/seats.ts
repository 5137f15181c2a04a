import type { CareNeed, Needs } from '../isolation/needs.ts'
import { type Beside, freeSeats, mayRide, type RideFault } from './may-ride.ts'

/** The places of a vehicle for riders, without the crew. */
export type Places = {
  readonly seats: number
  readonly wheelchairPlaces: number
  readonly childSeats: number
  readonly stretchers: number
  readonly isAmbulance: boolean
}

/** What a rider needs on the way. */
export type RideNeeds = Pick<Needs, 'care' | 'luggage' | 'pets'>

export type SeatFault =
  | RideFault
  | { readonly kind: 'no-seat'; readonly needed: number; readonly seats: number }
  | {
      readonly kind: 'no-fitting-place'
      readonly what: 'wheelchair' | 'stretcher' | 'child-seat' | 'oxygen' | 'luggage'
    }

const has = (need: CareNeed) => (rider: RideNeeds) => rider.care.includes(need)

/**
 * Seats that riders take: a wheelchair and a stretcher have places of their own, an infant sits in a child seat on a seat, and between parties
 * that may not sit side by side one seat stays free.
 */
export function seatsTaken(riders: readonly (Beside & RideNeeds)[]): number {
  const seated = riders.filter((one) => !has('wheelchair')(one) && !has('bedridden')(one))
  return seated.length + freeSeats(riders)
}

/**
 * Why riders do not fit into a vehicle together; null where they do. Two large pieces of luggage or pets for each seat of the vehicle is our
 * own assumption. Oxygen goes by ambulance.
 */
export function seatFault(
  riders: readonly (Beside & RideNeeds)[],
  places: Places,
  mixesSources: boolean,
): SeatFault | null {
  const mixed = mayRide(riders, mixesSources)
  if (mixed) return mixed
  const needed = seatsTaken(riders)
  const count = (need: CareNeed) => riders.filter(has(need)).length
  const without = (what: Extract<SeatFault, { kind: 'no-fitting-place' }>['what']) =>
    ({ kind: 'no-fitting-place', what }) as const
  if (count('wheelchair') > places.wheelchairPlaces) return without('wheelchair')
  if (count('bedridden') > places.stretchers) return without('stretcher')
  if (count('oxygen') > 0 && !places.isAmbulance) return without('oxygen')
  if (count('infant') > places.childSeats) return without('child-seat')
  if (needed > places.seats) return { kind: 'no-seat', needed, seats: places.seats }
  const bags = riders.reduce((all, { luggage, pets }) => all + luggage + pets, 0)
  return bags > Math.max(places.seats, 2) * 2 ? without('luggage') : null
}
