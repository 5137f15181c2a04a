import type { PlainStore } from './memory-storage.ts'

/** An answer of the server and when it was given, epoch milliseconds of the city's time. */
export type Seen<Body = unknown> = { body: Body; at: number }

const place = 'bihuan.m.kept'

function all(store: PlainStore): Record<string, Seen> {
  try {
    const read: unknown = JSON.parse(store.getItem(place) ?? '{}')
    return typeof read === 'object' && read !== null ? (read as Record<string, Seen>) : {}
  } catch {
    return {}
  }
}

/** Keeps the last answer to a question for the time without network. A full store is no fault: then nothing is kept. */
export function keep(path: string, seen: Seen, store: PlainStore = localStorage): void {
  try {
    store.setItem(place, JSON.stringify({ ...all(store), [path]: seen }))
  } catch {
    store.removeItem(place)
  }
}

/** The answer that was kept, or null. */
export const keptOf = (path: string, store: PlainStore = localStorage): Seen | null =>
  all(store)[path] ?? null

/** How much is kept, for the page that tells it. */
export function keptSum(store: PlainStore = localStorage): { answers: number; characters: number } {
  const characters = store.getItem(place)?.length ?? 0
  return { answers: Object.keys(all(store)).length, characters }
}

/** Forgets every answer: the next reader of this phone finds nothing of the one before. */
export const forgetKept = (store: PlainStore = localStorage): void => store.removeItem(place)
