import { Problem } from './problem.ts'

// Of postgres.js and of the system: the line to the database is gone, was never there, or was cut in the middle.
const lineGone = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])
// Of PostgreSQL: shut down by an operator or after a crash, not up yet, no session left, its disk full, its files not readable.
const serverAway = /^(?:57P0[1-5]|53[1-4]00|08\w{3}|58\w{3})$/

/**
 * The refusal that an error of the database stands for where there is no database to ask just now: what was sent may
 * have been written or not, and can be sent again under the same id. Null for every other error.
 */
export function problemOfLostDatabase(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = String(error.code)
  return lineGone.has(code) || serverAway.test(code) ? new Problem('server.database-away') : null
}
