import { useEffect } from 'react'

type Lock = { release(): Promise<void> }

/** Keeps the screen on while a pass is shown; a phone that cannot goes dark as it always does. */
export function useBright(): void {
  useEffect(() => {
    let lock: Lock | null = null
    let isOver = false
    const hold = async () => {
      const wakeLock = (navigator as { wakeLock?: { request(kind: 'screen'): Promise<Lock> } })
        .wakeLock
      if (!wakeLock || document.hidden) return
      lock = await wakeLock.request('screen').catch(() => null)
      if (isOver) await lock?.release()
    }
    const again = () => void hold()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [])
}
