import Type from 'typebox'

/** Who acts. A role says what may be done, an area where, a purpose why a person is read. */
export const roles = [
  'resident',
  'sampler',
  'registrar',
  'courier',
  'lab-technician',
  'lab-reviewer',
  'case-investigator',
  'site-manager',
  'site-worker',
  'transfer-dispatcher',
  'driver',
  'doctor',
  'grid-worker',
  'checkpoint-guard',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
  'administrator',
] as const
export type Role = (typeof roles)[number]
export const Role = Type.Enum(roles)

/** Why a named person is read. None is called "other". */
export const purposes = [
  'sampling',
  'result-inquiry',
  'recall',
  'case-investigation',
  'care',
  'orders',
  'passes',
  'transfer',
  'isolation',
  'treatment',
  'inspection',
] as const
export type Purpose = (typeof purposes)[number]

/** The purposes that a role may state; a role that is missing here reads no named person. */
export const purposesOf: Partial<Record<Role, readonly Purpose[]>> = {
  sampler: ['sampling'],
  registrar: ['sampling', 'result-inquiry', 'orders', 'passes'],
  'lab-reviewer': ['recall'],
  'case-investigator': ['recall', 'case-investigation', 'orders'],
  'site-manager': ['isolation', 'care'],
  'site-worker': ['isolation', 'care'],
  'transfer-dispatcher': ['transfer'],
  driver: ['transfer'],
  doctor: ['treatment', 'care'],
  'grid-worker': ['sampling', 'recall', 'care', 'isolation', 'orders', 'passes'],
  'district-commander': ['recall', 'case-investigation', 'orders', 'inspection'],
  'city-commander': ['recall', 'case-investigation', 'orders', 'inspection'],
  inspector: ['orders', 'inspection'],
  'privacy-officer': ['orders', 'inspection'],
}

export const everyRole: readonly Role[] = roles
export const commandRoles: readonly Role[] = ['district-commander', 'city-commander']
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'resident')
