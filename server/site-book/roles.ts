import type { Role } from '@bihuan/contract/access.ts'

/** Who works at an isolation site with a tablet. */
export const siteRoles: readonly Role[] = ['site-manager', 'site-worker']
