import { openDB } from 'idb'

const name = 'bihuan-field-log'
const store = 'filler'
// Chromium's LevelDB turned to a new log at 2 MB in memory; its own default is 4 MB, and these are 4.8 MB. Larger values go
// to files of their own and do not count.
const filler = { text: 'x'.repeat(60_000), count: 80 }

/**
 * Makes Chromium begin a new log for the storage of this origin; some 0.1 s, and only filler is written.
 *
 * Chromium goes on writing at the end of the log that it finds (LevelDB's `reuse_logs`). When the last browser was killed
 * between the two writes of one record, that end is torn: what is written behind it is read as damage at the start after
 * that, and Chromium then deletes the whole database, whatever `strict` has promised. Seen in 4 of 385 kills in the midst of writing. After
 * the turn everything stands in a table of its own and the torn log is deleted, before anything was confirmed in this life.
 * Never rejects: with full storage the phone says so by itself.
 */
export async function turnLog(): Promise<void> {
  try {
    const db = await openDB(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore(store)
      },
    })
    try {
      const fill = db.transaction(store, 'readwrite', { durability: 'strict' })
      for (let n = 0; n < filler.count; n += 1) fill.store.put(filler.text, n).catch(() => null)
      await fill.done
      // The first write after the full memory is what turns the log.
      const empty = db.transaction(store, 'readwrite', { durability: 'strict' })
      empty.store.clear().catch(() => null)
      await empty.done
    } finally {
      db.close()
    }
  } catch {
    // Full, or no storage at all: the shelf tells either in words.
  }
}
