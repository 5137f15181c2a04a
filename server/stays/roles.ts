import type { Role } from '@bihuan/contract/access.ts'

/** Who works at an isolation site. */
export const siteStaff: readonly Role[] = ['site-manager', 'site-worker']

/** Who reads what goes on at a site: those who work there, and who answers for it. */
export const siteReaders: readonly Role[] = [...siteStaff, 'district-commander', 'city-commander']
