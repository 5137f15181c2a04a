import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).

/** Whether a role loads and drops the city's own map. */
export const loadsMap = (role: Role | undefined) => role === 'administrator'
