import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).
const roles: readonly Role[] = [
  'sampler',
  'registrar',
  'district-commander',
  'city-commander',
  'administrator',
]

/** Whether a role sees the field devices and brings in their sealed files; a sampler those of the own site. */
export const seesDevices = (role: Role | undefined) => role !== undefined && roles.includes(role)
