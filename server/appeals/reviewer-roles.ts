import type { Role } from '@bihuan/contract/access.ts'

/** Who reads appeals; who may act on one is decided by the posts that the appointing authority signed. */
export const reviewerRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]
