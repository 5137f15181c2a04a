import { createServer } from 'node:net'
import { Ending, exitCode } from '../exit-code.ts'

/** Fails early, and with a clear word, when the port is taken: inventing a city first would waste a minute. */
export async function ensurePortFree(host: string, port: number): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'EADDRINUSE'
          ? `port ${port} is taken by another program (perhaps Bihuan is already running): stop it, or use --port. 端口 ${port} 已被占用，请换用 --port`
          : `cannot listen on ${host}:${port}: ${error.message}`
      reject(new Ending(exitCode.machine, words))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
