import type { Role } from '../../../api/wire.ts'

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).
const readers: readonly Role[] = [
  'case-investigator',
  'grid-worker',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
]
const issuers: readonly Role[] = ['case-investigator', 'district-commander', 'city-commander']

/** Whether a role works with orders. */
export const seesOrders = (role: Role | undefined) => role !== undefined && readers.includes(role)

/** Whether a role may draft an order; who signs it is a matter of posts. */
export const draftsOrders = (role: Role | undefined) => role !== undefined && issuers.includes(role)

/** Whether a role may ask for the end of the response. */
export const endsResponses = (role: Role | undefined) =>
  role === 'district-commander' || role === 'city-commander'

/** Whether a role records cases, exposures and entries. */
export const recordsFacts = (role: Role | undefined) => role === 'case-investigator'
