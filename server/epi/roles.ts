import type { Role } from '@bihuan/contract/access.ts'

/** Who reads the numbers of a city; they show nobody. */
export const numberReaders: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
]
