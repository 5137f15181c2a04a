import { useEffect, useSyncExternalStore } from 'react'
import { read } from '../api/client.ts'
import type { DemoClock } from '../api/wire.ts'
import { setCityClock } from '../shell/city-clock.ts'

const everyMs = 15_000

let isDemo = false
let isAsked = false
const followers = new Set<() => void>()

/** Whether this is the demo city, where time has a speed of its own. */
export const useIsDemo = () =>
  useSyncExternalStore(
    (told) => {
      followers.add(told)
      return () => followers.delete(told)
    },
    () => isDemo,
  )

async function askClock() {
  if (document.hidden || (isAsked && !isDemo)) return
  try {
    setCityClock(await read<DemoClock>('/demo/clock'))
    isAsked = true
    isDemo = true
    for (const told of followers) told()
  } catch (cause) {
    // A real city says 404: then the phone's own clock counts, and nobody asks again.
    isAsked =
      typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 404
  }
}

/** Keeps the page's clock with the demo city's. */
export function useCityClock(): void {
  useEffect(() => {
    void askClock()
    const timer = setInterval(() => void askClock(), everyMs)
    return () => clearInterval(timer)
  }, [])
}
