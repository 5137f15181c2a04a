import type { Role } from '@bihuan/contract/access.ts'

/** Who closes a day: who answers for a district or the city. */
export const closingRoles: readonly Role[] = ['district-commander', 'city-commander']
/** Who reads how a day was closed. */
export const readingRoles: readonly Role[] = [...closingRoles, 'case-investigator', 'inspector']
