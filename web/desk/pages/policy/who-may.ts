import type { Role } from '../../../api/wire.ts'

const ahead: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
]
const names: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]

/** Who may look ahead at whom new rules touch. */
export const looksAhead = (role: Role | undefined): boolean =>
  role !== undefined && ahead.includes(role)

/** Who may read the names of those whom they touch. */
export const readsNames = (role: Role | undefined): boolean =>
  role !== undefined && names.includes(role)

/** Who prepares rules for signing; whether they may sign is a matter of their post. */
export const preparesRules = (role: Role | undefined): boolean => role === 'city-commander'

/** Who reads the rules in force at the desk: everybody who works for the city. */
export const readsRules = (role: Role | undefined): boolean =>
  role !== undefined && role !== 'resident'
