import type { Cohort } from '../isolation/cohort.ts'
import type { Instant } from '../time/instant.ts'
import type { Beside } from './may-ride.ts'
import type { Places, RideNeeds } from './seats.ts'
import type { Assumed, Place } from './way.ts'

export type MoveKind = 'to-site' | 'to-hospital' | 'between-sites' | 'home'

/** Somebody who waits for a seat. */
export type Waiter = Beside &
  RideNeeds & {
    readonly id: string
    readonly kind: MoveKind
    /** The site that everybody on the trip shares: where they are brought, or whence they go home. */
    readonly site: string
    readonly sitePlace: Place
    /** Their door; between two sites the one that they leave. */
    readonly door: Place
    readonly dueAt: Instant
    readonly dialysisAt: Instant | null
  }

/** A vehicle with a crew from one moment to another. */
export type Ready = Places & {
  readonly id: string
  readonly place: Place
  readonly from: Instant
  readonly until: Instant
  readonly negativePressure: boolean
  /** Whom it carried last without being cleaned since; null where it is clean. */
  readonly lastCohort: Cohort | null
}

export type PlannedStop = {
  readonly riders: readonly string[]
  readonly at: Instant
  readonly km: number
}
export type PlannedTrip = {
  readonly vehicle: string
  readonly kind: MoveKind
  readonly cohort: Cohort
  readonly site: string
  readonly departAt: Instant
  /** When everybody gets on at one place; null where each is fetched at a stop. */
  readonly boardAt: Instant | null
  readonly stops: readonly PlannedStop[]
  readonly arriveAt: Instant
  /** With everybody off again. */
  readonly freeAt: Instant
  readonly loadedKm: number
  readonly emptyKm: number
  /** The vehicle is cleaned before it sets out, because it carried another cohort. */
  readonly cleanedBefore: boolean
}
/** Why somebody has no seat in a plan. */
export type LeftWhy = 'no-vehicle' | 'no-fitting-vehicle' | 'no-time'
export type Plan = {
  readonly trips: readonly PlannedTrip[]
  readonly left: readonly { readonly id: string; readonly why: LeftWhy }[]
}
export type PlanOptions = {
  readonly from: Instant
  readonly assumed: Assumed
  readonly mixSources: boolean
}
