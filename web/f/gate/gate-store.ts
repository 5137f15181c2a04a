import type { Instant } from '@bihuan/core/time/instant.ts'
import { openDB } from 'idb'
import type { HourCounts } from './counts.ts'

/** A bundle as it was sent, and the root that this device took with its first one. */
export type KeptBundle = { city: string; certificates: string[]; lists: string[] }
export type KeptClock = { city: Instant; wall: Instant; speed: number; checkedAt: Instant | null }

/** All that a guard's phone keeps. Nothing of a pass is among it: neither who, nor what was shown, nor when. */
export type GateFacts = {
  root?: string
  bundle?: KeptBundle
  clock?: KeptClock
  hours?: HourCounts[]
}

export type GateStore = {
  read(): Promise<GateFacts>
  keep<Name extends keyof GateFacts>(name: Name, value: GateFacts[Name]): Promise<void>
}

const database = 'bihuan-gate'
const store = 'facts'

/**
 * What is kept in IndexedDB. Where a browser gives none, everything lives as long as the page: a gate must work all the same, and
 * says how old its data is.
 */
export function gateStore(): GateStore {
  // A browser without IndexedDB throws at once, one that forbids it later.
  const open = async () =>
    openDB(database, 1, {
      upgrade(db) {
        db.createObjectStore(store)
      },
    })
  const opened = open().catch(() => null)
  return {
    async read() {
      const db = await opened
      if (!db) return {}
      const [names, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)])
      return Object.fromEntries(names.map((name, at) => [String(name), values[at]])) as GateFacts
    },
    async keep(name, value) {
      const db = await opened
      await db?.put(store, value, name).catch(() => undefined)
    },
  }
}
