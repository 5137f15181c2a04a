import type { Role } from '../../../api/wire.ts'

// Written here once more for words only; the server refuses whoever may not (server/http/access-matrix.txt).
const isAmong = (roles: readonly Role[]) => (role: Role | undefined) =>
  role !== undefined && roles.includes(role)

/** Whether a role opens a case from a report card. */
export const opensCases = isAmong(['case-investigator', 'registrar'])
/** Whether a role investigates: classifies, steps, merges. */
export const investigates = isAmong(['case-investigator'])
/** Whether a role sees cases and gives them out. */
export const readsCases = isAmong(['case-investigator', 'district-commander', 'city-commander'])
