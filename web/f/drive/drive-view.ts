import type * as contract from '@bihuan/contract/transfers.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

export type DriveBook = Static<typeof contract.DriveBook>
export type Trip = DriveBook['trips'][number]
export type Rider = Trip['people'][number]
export type NoShow = NonNullable<Rider['noShow']>['why']

/** What this phone did and the server may not know yet: by trip, and by trip and rider. Moments are RFC 3339. */
export type Done = Readonly<Record<string, DoneAct>>
export type DoneAct =
  | { act: 'depart' | 'arrive' | 'clean' | 'on' | 'off'; at: string }
  | { act: 'no-show'; at: string; why: NoShow }

export const riderKey = (trip: string, transfer: string, act: string) =>
  `${trip}/${transfer}/${act}`
export const tripKey = (trip: string, act: string) => `${trip}/${act}`

export type RiderState = 'waits' | 'on' | 'off' | 'no-show' | 'order-over'

/**
 * How somebody stands on this phone: what the server said, and what was done here since. What was done on the phone counts until the server
 * says otherwise, with the network or without.
 */
export function riderState(trip: Trip, rider: Rider, done: Done): RiderState {
  const key = (act: string) => done[riderKey(trip.trip, rider.transfer, act)]
  if (rider.offAt !== null || key('off')) return 'off'
  const [on, missed] = [key('on'), key('no-show')]
  if (rider.onAt !== null) return 'on'
  if (on && (!missed || on.at > missed.at)) return 'on'
  if (rider.orderIsOver || rider.endedWhy !== null) return 'order-over'
  return rider.noShow !== null || missed ? 'no-show' : 'waits'
}

export type TripStep = 'to-depart' | 'collecting' | 'unloading' | 'to-clean' | 'over'

/** What is next for a trip: set out, fetch, let out, disinfect. */
export function tripStep(trip: Trip, done: Done): TripStep {
  const was = (act: string, said: string | null) =>
    said !== null || done[tripKey(trip.trip, act)] !== undefined
  if (was('clean', trip.cleanedAt)) return 'over'
  const states = trip.people.map((rider) => riderState(trip, rider, done))
  if (was('arrive', trip.arrivedAt)) return states.includes('on') ? 'unloading' : 'to-clean'
  return was('depart', trip.departedAt) ? 'collecting' : 'to-depart'
}

/** The people of a trip as stops, in order. */
export function stopsOf(trip: Trip): { stop: number; people: Rider[] }[] {
  const byStop = Map.groupBy(trip.people, ({ stop }) => stop)
  return [...byStop].map(([stop, people]) => ({ stop, people })).sort((a, b) => a.stop - b.stop)
}

/** Whom a person code names on this trip, or on another of this driver's. */
export function findRider(
  book: DriveBook,
  trip: Trip,
  person: string,
): { rider: Rider; trip: Trip } | null {
  const trips = [trip, ...book.trips.filter((one) => one.trip !== trip.trip)]
  for (const one of trips) {
    const rider = one.people.find((rider) => rider.person === person)
    if (rider) return { rider, trip: one }
  }
  return null
}

// What is older says nothing of the way that is driven now, and names people for nothing.
const bookAgeMaxMs = 12 * hourMs

/** A kept book, or null where it is too old to be driven by. */
export const freshBook = (book: DriveBook | null, now: Instant) =>
  book === null || now - Date.parse(book.now) > bookAgeMaxMs ? null : book
