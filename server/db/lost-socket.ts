let outlives = false

/**
 * postgres.js 3.4.9 writes a buffered chunk in a setImmediate without looking whether its connection has gone meanwhile,
 * so a database that dies would take the application with it. The queries of that connection are rejected by its own
 * close handler, so nothing is lost by letting this one error pass; every other uncaught error still ends the process.
 */
export function outliveLostSockets(): void {
  if (outlives) return
  outlives = true
  process.on('uncaughtException', (error) => {
    const isLostSocket =
      error instanceof TypeError &&
      /reading 'write'/.test(error.message) &&
      /postgres\/src\/connection\.js/.test(error.stack ?? '')
    if (isLostSocket) return
    console.error(error)
    process.exit(1)
  })
}
