import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).

/** Whether a role decides that two records are one person. */
export const decidesSamePerson = (role: Role | undefined) =>
  role === 'registrar' || role === 'district-commander' || role === 'city-commander'
