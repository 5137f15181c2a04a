import type { FactKind } from '../status/fact.ts'

/**
 * What an order may rest on: a closed list without "other". Each basis is a reason id of the policy, and names the only kind of
 * fact that grounds it. A venue scan, a position, a score or a pool that is not the person's own is no fact kind at all.
 */
const personBases = {
  infected: 'case',
  patient_confirmed: 'case',
  asymptomatic: 'case',
  infected_mild: 'case',
  close_contact: 'contact',
  secondary_contact: 'contact',
  co_present: 'contact',
  inbound: 'travel',
  arrival_from_outside: 'travel',
  traveller_high: 'travel',
  traveller_medium: 'travel',
  traveller_low: 'travel',
  closed_loop_exit: 'travel',
  missed_test: 'roll',
  pool_reactive: 'pool',
} as const satisfies Record<string, FactKind>

export type PersonBasis = keyof typeof personBases

/** An area's basis names the level of the policy: `zone_high`. Temporary control is a level of its own. */
export type ZoneBasis = `zone_${string}` | 'temporary_control'
export type Basis = PersonBasis | ZoneBasis

const zonePattern = /^zone_[a-z][a-z0-9_]{0,39}$/

export const basesOfPersons = Object.keys(personBases) as readonly PersonBasis[]

/** Whether the basis is one of an area. */
export function isZoneBasis(basis: string): basis is ZoneBasis {
  return basis === 'temporary_control' || zonePattern.test(basis)
}

/** The kind of fact that grounds the basis, or null where the list does not have it. Areas are grounded by cases. */
export function evidenceKindOf(basis: string): FactKind | null {
  if (isZoneBasis(basis)) return 'case'
  return Object.hasOwn(personBases, basis) ? personBases[basis as PersonBasis] : null
}

/** The level of a zone basis, `high` of `zone_high`; null for persons and for temporary control. */
export function levelOf(basis: string): string | null {
  return zonePattern.test(basis) ? basis.slice('zone_'.length) : null
}
