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
 * Whether asking the server is worth a try. `FieldState.isOnline` tells whether the last act was acknowledged, and a
 * phone that has nothing to send has never heard.
 */
export function useThere(): boolean {
  const { isCut } = useField()
  const isUp = useSyncExternalStore(follow, () => navigator.onLine)
  return isUp && !isCut
}
