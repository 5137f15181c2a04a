import type { Role } from '@bihuan/contract/access.ts'

/** Who answers for a site: its own people, and who commands the area. */
export const siteRoles: readonly Role[] = ['site-manager', 'district-commander', 'city-commander']
/** Who takes a house, and says how many have to be ready: they answer for it with their name. */
export const takingRoles: readonly Role[] = ['district-commander', 'city-commander']
/** Nobody inspects the house that they run. */
export const inspectingRoles: readonly Role[] = ['inspector', ...takingRoles]
/** Who reads what there is: nobody is named there. */
export const readingRoles: readonly Role[] = [
  ...siteRoles,
  'site-worker',
  'transfer-dispatcher',
  'inspector',
]
