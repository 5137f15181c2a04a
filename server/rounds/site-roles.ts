import type { Role } from '@bihuan/contract/access.ts'

/** Who sets up the places, devices and codes of a round. */
export const siteRoles: readonly Role[] = ['city-commander', 'district-commander', 'administrator']
