import { type Purpose, purposesOf } from '@bihuan/contract/access.ts'
import type { Actor } from './actor.ts'
import { Problem } from './problem.ts'

/** The purpose, where the role may read people for it; else throws access.purpose-needed, which names those that it may state. */
export function checkPurpose({ role }: Pick<Actor, 'role'>, purpose: Purpose | undefined): Purpose {
  const allowed = purposesOf[role] ?? []
  if (purpose === undefined || !allowed.includes(purpose))
    throw new Problem('access.purpose-needed', { purposes: allowed.join(', ') || '–' })
  return purpose
}
