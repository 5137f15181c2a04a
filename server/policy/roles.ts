import type { Role } from '@bihuan/contract/access.ts'

/** Who prepares rules; whether they may sign them is a matter of their post. */
export const policyRoles: readonly Role[] = ['city-commander']

/** Who may look ahead at whom a change of rules touches. */
export const effectRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
]
