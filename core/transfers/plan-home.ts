import type { Instant } from '../time/instant.ts'
import type { Plan, PlanOptions, Ready } from './plan.ts'
import { planTrips } from './plan-trips.ts'
import type { RideNeeds } from './seats.ts'
import type { Place } from './way.ts'

/** Somebody whose isolation is over, and where they go. */
export type GoingHome = RideNeeds & {
  readonly id: string
  readonly party: string | null
  readonly site: string
  readonly sitePlace: Place
  readonly door: Place
  /** The release: nobody waits for a vehicle against their will, but nobody is fetched before it. */
  readonly releasedAt: Instant
}

/** Journeys home from isolation sites: everybody is of one cohort, cleared, and vehicles are cleaned before they carry them. */
export function planHome(
  people: readonly GoingHome[],
  vehicles: readonly Ready[],
  options: Omit<PlanOptions, 'mixSources'>,
): Plan {
  const waiters = people.map(({ releasedAt, ...one }) => ({
    ...one,
    cohort: 'cleared' as const,
    source: null,
    kind: 'home' as const,
    dueAt: releasedAt,
    dialysisAt: null,
  }))
  return planTrips(waiters, vehicles, { ...options, mixSources: true })
}
