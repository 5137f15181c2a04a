import type { Role } from '../../../api/wire.ts'

// Written here once more for words only; the server refuses whoever may not (server/http/access-matrix.txt).
const reviewers: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]
const clerks: readonly Role[] = ['grid-worker', 'registrar']
const readers: readonly Role[] = [
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
]

const isAmong = (roles: readonly Role[]) => (role: Role | undefined) =>
  role !== undefined && roles.includes(role)

/** Whether a role reads appeals and may answer them. */
export const reviewsAppeals = isAmong(reviewers)
/** Whether a role writes down what comes by phone or on paper. */
export const writesAppeals = isAmong(clerks)
/** Whether a role reads the figures. */
export const readsFigures = isAmong(readers)
