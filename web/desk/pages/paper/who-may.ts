import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).

/** Whether a role keys paper sheets in. */
export const mayKeyIn = (role: Role | undefined) => role === 'sampler' || role === 'registrar'

/** Whether a role prints sheets and sees which of them wait. */
export const seesSheets = (role: Role | undefined) =>
  mayKeyIn(role) || role === 'city-commander' || role === 'district-commander'
