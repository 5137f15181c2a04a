import { purposesOf, type Role, roles } from '@bihuan/contract/access.ts'

/** Whoever may state a purpose reads people, has a budget, and may break the glass. */
export const readingRoles: readonly Role[] = roles.filter(
  (role) => (purposesOf[role] ?? []).length > 0,
)
/** Who reviews what was read behind a broken glass. */
export const reviewingRoles: readonly Role[] = ['privacy-officer', 'inspector']
