import { openDB } from 'idb'
import { newRosterKey, open, seal } from '../engine/roster.ts'
import type { Change } from '../engine/shelf.ts'
import type { Done } from './done.ts'
import type { Book } from './site-view.ts'

// The field engine's own store of sealed names: so an act and what the page keeps of it are on the disk in one piece.
const database = 'bihuan-field'
const store = 'roster'
const keyName = 'site key'
const bookName = 'site book'
const donePrefix = 'site done '

type Kept = { book: Book | null; done: Done[] }
export type SiteShelf = {
  read(): Promise<Kept>
  /** Puts a book in the place of the one before, under a new key; `done` is what is still to be shown over it. */
  putBook(book: Book, done: readonly Done[]): Promise<void>
  /** What of something done is to be kept, for the act that tells the server of it. */
  changeOf(done: Done): Promise<Change>
  forget(): Promise<void>
}

/** The book of the site and what was done with it, sealed under a key that cannot be read out of this device. */
export async function siteShelf(): Promise<SiteShelf> {
  // Opened by the engine before, which alone changes its shape.
  const db = await openDB(database, 1)
  const keyOf = async () => (await db.get(store, keyName)) as CryptoKey | undefined

  return {
    async read() {
      const key = await keyOf()
      if (!key) return { book: null, done: [] }
      const [book = null] = await open<Book>(key, bookName, await db.get(store, bookName))
      const names = (await db.getAllKeys(store)).filter(
        (name): name is string => typeof name === 'string' && name.startsWith(donePrefix),
      )
      const done = await Promise.all(
        // What cannot be opened is not shown; its act is with the engine all the same.
        names.map(async (name) => open<Done>(key, name, await db.get(store, name)).catch(() => [])),
      )
      return { book, done: done.flat().sort((a, b) => a.at - b.at) }
    },
    async putBook(book, done) {
      const key = await newRosterKey()
      const sealed = [
        [bookName, await seal(key, bookName, [book])] as const,
        ...(await Promise.all(
          done.map(async (one) => {
            const name = `${donePrefix}${one.key}`
            return [name, await seal(key, name, [one])] as const
          }),
        )),
      ]
      const write = db.transaction(store, 'readwrite', { durability: 'strict' })
      for (const name of await write.store.getAllKeys())
        if (typeof name === 'string' && name.startsWith('site ')) void write.store.delete(name)
      void write.store.put(key, keyName)
      for (const [name, value] of sealed) void write.store.put(value, name)
      await write.done
    },
    async changeOf(one) {
      const key = await keyOf()
      if (!key) throw new Error('there is no book on this device')
      const name = `${donePrefix}${one.key}`
      return { store, key: name, value: await seal(key, name, [one]) }
    },
    async forget() {
      const write = db.transaction(store, 'readwrite')
      for (const name of await write.store.getAllKeys())
        if (typeof name === 'string' && name.startsWith('site ')) void write.store.delete(name)
      await write.done
    },
  }
}
