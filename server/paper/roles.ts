import type { Role } from '@bihuan/contract/access.ts'

/** Who keys sheets in: those who write them at a site. */
export const keyingRoles: readonly Role[] = ['sampler', 'registrar']

/** Who sees which sheets still wait. */
export const sheetRoles: readonly Role[] = [...keyingRoles, 'district-commander', 'city-commander']
