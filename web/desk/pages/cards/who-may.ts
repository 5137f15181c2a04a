import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).

/** Whether a role prints residents' cards and activation codes. */
export const mayPrintCards = (role: Role | undefined) =>
  role === 'registrar' || role === 'grid-worker'
