import type { FieldState } from './types.ts'

type View = Omit<FieldState['storage'], 'isFull'>

/** Asks the browser to keep what we store, and how much room there is; `changed` after each new word. */
export function watchStorage(changed: (view: View) => void): () => Promise<void> {
  let isPersistent = false
  async function look() {
    // Missing outside a secure context and in some in-app browsers.
    const storage = navigator.storage as StorageManager | undefined
    if (!storage) return
    isPersistent ||= (await storage.persisted?.()) || (await storage.persist?.()) || false
    const { quota, usage } = (await storage.estimate?.()) ?? {}
    const freeBytes = quota === undefined || usage === undefined ? null : quota - usage
    changed({ isPersistent, freeBytes })
  }
  return () => look().catch(() => undefined)
}
