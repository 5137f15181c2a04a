import { useEffect, useState } from 'react'
import { strictWriteMs } from './strict-write.ts'

export type Phone = {
  writeMs: number | null
  isPersisted: boolean | null
  freeMb: number | null
  hasWorker: boolean
  hasVibration: boolean
  isOnline: boolean
}

const mega = 1_000_000

/** What this phone can do, asked once; null is not known yet, or not told by the browser. */
export function usePhone(): Phone {
  const [phone, setPhone] = useState<Phone>({
    writeMs: null,
    isPersisted: null,
    freeMb: null,
    hasWorker: Boolean(navigator.serviceWorker?.controller),
    hasVibration: typeof navigator.vibrate === 'function',
    isOnline: navigator.onLine,
  })
  useEffect(() => {
    let isOver = false
    async function ask() {
      const writeMs = await strictWriteMs().catch(() => null)
      const isPersisted = (await navigator.storage?.persist?.()) ?? null
      const room = await navigator.storage?.estimate?.()
      const freeMb =
        room?.quota === undefined ? null : Math.floor((room.quota - (room.usage ?? 0)) / mega)
      if (!isOver) setPhone((before) => ({ ...before, writeMs, isPersisted, freeMb }))
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [])
  return phone
}
