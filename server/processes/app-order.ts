import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Gateway } from '../messages/gateway.ts'

/** What an application process is told to serve: all of it plain data, because it crosses a process boundary. */
export type AppOrder = {
  databaseUrl: string
  cityCode: string
  keyFile: string
  /** The anchors of signatures; without such a file nobody is appointed. */
  trustFile: string | null
  /** The passkeys of the officers of an invented city; null in a real one, whose passkeys never leave their devices. */
  demoPasskeyFile: string | null
  version: string
  demoStart: Instant | null
  /** How quickly the clock of an invented city ran when the process before this one ended. */
  demoSpeed: number
  webFolder: string | null
  log: boolean
  texts: Gateway | null
  runsJobs: boolean
  sockets: { frames: string; http: string }
}

/** From the owner to an application. */
export type ToApp = { order: AppOrder } | { close: true }
/** From an application to its owner. `clock` is told by an invented city, so that its next process goes on there. */
export type FromApp =
  | { ready: { now: Instant } }
  | { failed: { message: string; code: string | null } }
  | { clock: { now: Instant; speed: number } }
