import { setTimeout as pause } from 'node:timers/promises'

type Log = { error(fields: object, text: string): void }

/** Something that is done again and again; its name stands in the log when it fails. */
export type Turn = { name: string; run(): Promise<unknown> }
export type Turns = { stop(): Promise<void> }

/**
 * Runs turns one after the other, at once and then again `everyMs` after the last of them has ended. One that fails is logged and
 * holds up neither the others nor the next round. Stopping waits for the turn that is under way.
 */
export function startTurns(turns: readonly Turn[], everyMs: number, log: Log): Turns {
  const stopped = new AbortController()
  const { signal } = stopped
  async function goOn(): Promise<void> {
    while (!signal.aborted) {
      for (const { name, run } of turns) {
        if (signal.aborted) return
        try {
          await run()
        } catch (error) {
          if (!signal.aborted) log.error({ err: error, turn: name }, 'a turn failed')
        }
      }
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
  const going = goOn()
  return {
    async stop() {
      stopped.abort()
      await going
    },
  }
}
