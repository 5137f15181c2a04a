import type { Role } from '@bihuan/contract/access.ts'

/** Who works with a device at a site or from door to door. */
export const fieldRoles: readonly Role[] = ['sampler', 'registrar', 'grid-worker']

/** Who decides whether two records are one person. */
export const samePersonRoles: readonly Role[] = [
  'registrar',
  'district-commander',
  'city-commander',
]
