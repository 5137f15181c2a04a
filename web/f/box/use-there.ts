import { useSyncExternalStore } from 'react'
import { useField } from '../engine/use-field.ts'

const follow = (told: () => void) => {
  addEventListener('online', told)
  addEventListener('offline', told)
  return () => {
    removeEventListener('online', told)
    removeEventListener('offline', told)
  }
}

/**
 * Whether asking the server is worth a try. Not `FieldState.isOnline`: that says whether the engine's last request was
 * answered, and a question may be the first to find the network back.
 */
export function useThere(): boolean {
  const { isCut } = useField()
  const isUp = useSyncExternalStore(follow, () => navigator.onLine)
  return isUp && !isCut
}
