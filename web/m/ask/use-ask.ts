import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { askAgain, followAnswers, type Known, knownOf } from './answers.ts'
import { anyShare, pauseMs } from './pause.ts'

export type AskOptions = { everyMs?: number; isKept?: boolean }

/** An answer as a page reads it: `at` is when it was given, `fault` why there is no newer one. */
export type Asked<Body> = {
  body: Body | null
  at: number
  fault: unknown
  busy: boolean
  again(): void
}

const unasked: Known = { seen: null, fault: null, busy: false }

/** Asks a question when the page needs it, and again every `everyMs` while somebody looks. `null` asks nothing. */
export function useAsk<Body>(path: string | null, options: AskOptions = {}): Asked<Body> {
  const { everyMs = 0, isKept = false } = options
  const get = () => (path === null ? unasked : knownOf(path))
  const { seen, fault, busy } = useSyncExternalStore(followAnswers, get)
  const again = useCallback(() => {
    if (path !== null) void askAgain(path, isKept)
  }, [path, isKept])
  useEffect(() => {
    if (path === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const askAndWait = () => {
      clearTimeout(timer)
      if (document.hidden) return
      again()
      if (everyMs > 0) timer = setTimeout(askAndWait, pauseMs(everyMs, anyShare()))
    }
    askAndWait()
    document.addEventListener('visibilitychange', askAndWait)
    addEventListener('online', askAndWait)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', askAndWait)
      removeEventListener('online', askAndWait)
    }
  }, [path, everyMs, again])
  return { body: (seen?.body ?? null) as Body | null, at: seen?.at ?? 0, fault, busy, again }
}
