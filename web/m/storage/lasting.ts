import { memoryStorage, takesValues } from './memory-storage.ts'

/** Whether what we keep is still there when the page is opened again. */
export const isLasting = takesValues(() => localStorage)

function readAll(): [string, string][] {
  try {
    return Object.entries(localStorage).filter(([, value]) => typeof value === 'string')
  } catch {
    return []
  }
}

// Everything that remembers a choice writes to localStorage; here such a write must never break the page.
if (!isLasting)
  Object.defineProperty(globalThis, 'localStorage', {
    value: memoryStorage(readAll()),
    configurable: true,
  })
