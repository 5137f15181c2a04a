import { useEffect, useState } from 'react'
import { contact } from '../api/client.ts'
import { useLive } from '../shell/live.tsx'

// Twice the pause after which the page asks by itself, so that one lost answer is not yet called old.
const silentMs = 20_000
// A page that has just opened its stream is not yet a silent one.
const graceMs = 2_000

export type Freshness = { stale: boolean; ageSeconds: number }

/** How long ago the server last said anything, and whether the numbers must be called old. Whole seconds of real time. */
export function useFreshness(): Freshness {
  const state = useLive()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const ageMs = contact.heardAt === 0 ? 0 : Math.max(0, now - contact.heardAt)
  const stale = ageMs > silentMs || (state === 'waiting' && ageMs > graceMs)
  return { stale, ageSeconds: Math.round(ageMs / 1_000) }
}
