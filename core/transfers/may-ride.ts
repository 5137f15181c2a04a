import { type Cohort, mayShare } from '../isolation/cohort.ts'

/** Of a rider, what decides beside whom they may sit. */
export type Beside = {
  readonly cohort: Cohort
  readonly party: string | null
  /** The case or the journey behind the order; null where nobody knows it. */
  readonly source: string | null
}

/** Why people may not share a vehicle. */
export type RideFault =
  | { readonly kind: 'cohort-mixed'; readonly cohort: Cohort; readonly other: Cohort }
  | { readonly kind: 'sources-mixed' }

/**
 * Whether people may share a vehicle: two cohorts never, whoever decides it; contacts of two cases only where the trip was planned with a
 * free seat between their parties (`mixesSources`), which a person chooses. Null where they may (core/isolation/cohort.ts, domain-policy §5).
 */
export function mayRide(riders: readonly Beside[], mixesSources: boolean): RideFault | null {
  const [first] = riders
  if (first === undefined) return null
  const other = riders.find(({ cohort }) => cohort !== first.cohort)
  if (other) return { kind: 'cohort-mixed', cohort: first.cohort, other: other.cohort }
  return mixesSources || allShare(riders) ? null : { kind: 'sources-mixed' }
}

/** Whether every two of them may sit side by side. */
function allShare(riders: readonly Beside[]): boolean {
  return riders.every((one, at) => riders.slice(at + 1).every((next) => mayShare(one, next)))
}

const partyOf = ({ party }: Beside, at: number): string => party ?? `alone:${at}`

/**
 * How many free seats keep parties apart on a trip: one between each two parties that may not sit side by side. Our own assumption; no source
 * names a distance in vehicles.
 */
export function freeSeats(riders: readonly Beside[]): number {
  const parties = new Map(riders.map((rider, at) => [partyOf(rider, at), rider]))
  const heads = [...parties.values()]
  return heads.length < 2 || allShare(heads) ? 0 : heads.length - 1
}
