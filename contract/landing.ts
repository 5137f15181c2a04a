import type { Role } from './access.ts'

const landings: Partial<Record<Role, string>> = {
  resident: '/m/',
  sampler: '/f/',
  registrar: '/f/register',
  courier: '/f/box',
  'grid-worker': '/f/doors',
  'site-worker': '/f/site',
  driver: '/f/drive',
  doctor: '/desk/patients',
  'site-manager': '/desk/board',
  'transfer-dispatcher': '/desk/transfers',
  'lab-technician': '/desk/lab',
  'lab-reviewer': '/desk/lab',
}

/** Where somebody begins: the role decides, the same on the server's `/` and in every shell. */
export const landingOf = (role: Role): string => landings[role] ?? '/desk/'
