import type { PlateRow } from '../../../api/wire.ts'

/** What a plate waits for, or how it ended. */
export type PlateStep = 'import' | 'rescan' | 'blocked' | 'release' | 'released' | 'rejected'

/** The step of a plate, read from what has happened to it. */
export function plateStep({ judgement, releasedAt, rejectedAt, differs }: PlateRow): PlateStep {
  if (rejectedAt !== null) return 'rejected'
  if (releasedAt !== null) return 'released'
  if (judgement?.kind === 'blocked') return 'blocked'
  if (differs) return 'rescan'
  return judgement === null ? 'import' : 'release'
}
