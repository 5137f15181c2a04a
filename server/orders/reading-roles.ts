/** Who may read an order with the person it is about, for the purpose of orders or of inspection. */
export const readingRoles = [
  'case-investigator',
  'grid-worker',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
] as const
