import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import { type Change, type Shelf, ShelfFault, type StoreName, shelfStores } from './shelf.ts'
import { turnLog } from './turn-log.ts'

const name = 'bihuan-field'

function faultOf(cause: unknown): ShelfFault {
  if (cause instanceof ShelfFault) return cause
  const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError'
  return new ShelfFault(isFull ? 'storage-full' : 'storage-blocked', cause)
}

/**
 * The shelf in IndexedDB. `strict`: `complete` comes after the flush to the disk, not after the hand-over to the system's
 * cache, so that a phone whose battery falls out has what it has sounded (H21). A private window that has no IndexedDB
 * rejects with `storage-blocked`.
 */
export async function idbShelf(): Promise<Shelf> {
  let opening: Promise<IDBPDatabase> | null = null
  function database(): Promise<IDBPDatabase> {
    opening ??= openDB(name, 1, {
      upgrade(db) {
        for (const store of shelfStores) db.createObjectStore(store)
      },
      terminated() {
        opening = null
      },
    })
    return opening.catch((cause: unknown) => {
      opening = null
      throw faultOf(cause)
    })
  }

  async function put(db: IDBPDatabase, changes: readonly Change[]): Promise<void> {
    const stores = [...new Set(changes.map(({ store }) => store))]
    const write = db.transaction(stores, 'readwrite', { durability: 'strict' })
    try {
      for (const change of changes) {
        const store = write.objectStore(change.store)
        // Not awaited one by one: a request that fails aborts the whole, and `done` says so.
        const request =
          'isCleared' in change
            ? store.clear()
            : 'isGone' in change
              ? store.delete(change.key)
              : store.put(change.value, change.key)
        request.catch(() => null)
      }
    } catch (cause) {
      // A value that cannot be stored: what was put before it must not stay alone.
      write.done.catch(() => null)
      write.abort()
      throw cause
    }
    await write.done
  }

  async function tried<Result>(run: (db: IDBPDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await run(await database())
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'InvalidStateError') opening = null
      throw faultOf(cause)
    }
  }

  await database()
  // Before anything is read or confirmed: what is behind a torn end of the last life's log is lost at the next start.
  await turnLog()
  return {
    all: (store) =>
      tried(async (db) => {
        const read = db.transaction(store)
        const [keys, values] = await Promise.all([read.store.getAllKeys(), read.store.getAll()])
        return keys.map((key, n) => [key as string | number, values[n] as unknown])
      }),
    get: (store: StoreName, key) => tried((db) => db.get(store, key) as Promise<unknown>),
    write: (changes) => tried((db) => put(db, changes)),
  }
}

/** Forgets everything on this phone; for tests. */
export const forgetShelf = (): Promise<void> => deleteDB(name)
