import type { Role } from '@bihuan/contract/access.ts'

/** Whose hands pack, clean and hand over. */
export const handRoles: readonly Role[] = ['site-worker', 'site-manager']
/** Who checks that a difference was looked into: nobody whose hands were in it alone. */
export const settlingRoles: readonly Role[] = [
  'site-manager',
  'district-commander',
  'city-commander',
]
export const wasteReaders: readonly Role[] = [
  ...handRoles,
  'district-commander',
  'city-commander',
  'inspector',
]
