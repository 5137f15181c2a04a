import { problemOfLostDatabase } from '../door/database-away.ts'

let outlives = false

/** A buffered chunk was written to a connection that had gone meanwhile. */
const isLateWrite = (error: Error) =>
  error instanceof TypeError &&
  /reading 'write'/.test(error.message) &&
  /postgres\/src\/connection\.js/.test(error.stack ?? '')

/** A new connection was lost while it asked for the array types, as each does first and nobody waits for. */
const isLostGreeting = (error: Error) =>
  problemOfLostDatabase(error) !== null &&
  'query' in error &&
  /\bpg_catalog\.pg_type\b/.test(String(error.query))

/**
 * postgres.js 3.4.9 writes a buffered chunk in a setImmediate without looking whether its connection has gone meanwhile,
 * and asks for the array types of a new connection in a promise that nobody holds; so a database that dies, or a line
 * that is cut, would take the application with it. The queries of that connection are rejected by its own close handler,
 * so nothing is lost by letting these pass; every other uncaught error still ends the process.
 */
export function outliveLostSockets(): void {
  if (outlives) return
  outlives = true
  process.on('uncaughtException', (error) => {
    if (isLateWrite(error) || isLostGreeting(error)) return
    console.error(error)
    process.exit(1)
  })
}
