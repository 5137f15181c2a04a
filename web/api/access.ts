import type { Purpose, Role } from './wire.ts'

// Written here once more, because contract/access.ts brings its schema library along; a test holds the two together.

/** Why a named person is read; a closed list. */
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
] as const satisfies readonly Purpose[]

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
