import type { Role } from '../../api/wire.ts'
import type { IconName } from '../../ui/desk/icon.tsx'

/** A place of the desk, with what is waiting there. */
export type Stop = { to: string; icon: IconName; word: string; count?: number; late?: boolean }
export type StopGroup = { word: string; stops: readonly Stop[] }

// Written here once more for words and rails only; the server refuses whoever may not (server/http/access-matrix.txt).
const commanders: readonly Role[] = ['district-commander', 'city-commander']
const reviewers: readonly Role[] = [...commanders, 'inspector', 'privacy-officer']

const may =
  (...roles: readonly Role[]) =>
  (role: Role | undefined): boolean =>
    role !== undefined && roles.includes(role)

/** Whether a role sees what goes beyond the rules, by district. */
export const seesExcess = may(...reviewers)
/** Whether a role sees who is in office. */
export const seesOfficers = may('case-investigator', 'administrator', ...reviewers)
/** Whether a role sees alarms of the watch. */
export const seesAlarms = may('inspector', 'privacy-officer', 'administrator')
/** Whether a role reviews who read whom, and what is erased when. */
export const seesReads = may('inspector', 'privacy-officer')
export const seesRetention = may('inspector', 'privacy-officer', 'city-commander', 'administrator')
