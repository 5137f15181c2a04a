import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).

/** Whether a role draws up, publishes, extends and closes rounds. */
export const mayPublish = (role: Role | undefined) => role === 'city-commander'

/** Whether a role sets up sites and prints the codes of a round. */
export const mayPrepareSites = (role: Role | undefined) =>
  role === 'city-commander' || role === 'district-commander' || role === 'administrator'
