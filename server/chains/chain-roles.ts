import type { Role } from '@bihuan/contract/access.ts'

/** Who sees the chains: numbers only, no names. */
export const chainRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]
/** Who decides where a case was infected. */
export const decidingRoles: readonly Role[] = ['case-investigator']
