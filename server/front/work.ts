import { type Work, works } from '../http/route.ts'

/** The classes of work as the front tells them apart: those of the routes, and what is no route of the table. */
export type FrontWork = Work | 'page' | 'live' | 'ops'

/** Classes that wait for a place, the most urgent first. */
export const gated = [...works.slice(0, -1), 'page', 'report'] as const satisfies FrontWork[]
export type GatedWork = Work | 'page'

/**
 * What a class may take of the places that there are: `share` of all of them, `floor` even when none are left, so that
 * nine o'clock does not shut out the desk that directs it. It waits `waitMs` for one and is refused then: an answer
 * within 200 ms, whichever it is.
 */
export const portions: Record<GatedWork, { share: number; floor: number; waitMs: number }> = {
  field: { share: 1, floor: 4, waitMs: 60 },
  laboratory: { share: 0.7, floor: 2, waitMs: 60 },
  desk: { share: 0.5, floor: 2, waitMs: 60 },
  resident: { share: 0.4, floor: 1, waitMs: 60 },
  page: { share: 0.3, floor: 2, waitMs: 60 },
  // Two at once where there are 64 places: more would take the database's cores from the field.
  report: { share: 0.02, floor: 1, waitMs: 60 },
}
