import type { Role } from '@bihuan/contract/access.ts'

/** Who investigates: everything of a case but giving it to others is theirs alone. */
export const investigators: readonly Role[] = ['case-investigator']
/** Who sees cases and gives them out: investigators, and who answers for a district or the city. */
export const caseReaders: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
]
