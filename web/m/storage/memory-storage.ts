/** What a page needs of a store. */
export type PlainStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A store that lasts as long as the page, beginning with what could still be read of the one before. */
export function memoryStorage(before: readonly (readonly [string, string])[] = []): PlainStore {
  const values = new Map(before)
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, String(value)),
    removeItem: (name) => void values.delete(name),
  }
}

/** Whether a store really takes a value: a browser inside another app may give none, or one that is full. */
export function takesValues(store: () => PlainStore): boolean {
  const name = 'bihuan.try'
  try {
    store().setItem(name, '1')
    store().removeItem(name)
    return true
  } catch {
    return false
  }
}
