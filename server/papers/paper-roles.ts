import type { Role } from '@bihuan/contract/access.ts'

/** Who takes papers of a case and edits what the public may read. */
export const paperRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
]
/** Who takes the list of those who are to be brought to where they stay. */
export const contactListRoles: readonly Role[] = [...paperRoles, 'transfer-dispatcher']
/** Who changes templates and publishes. */
export const publishingRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
]
