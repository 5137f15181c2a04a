import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'

/** Something small that this phone remembers between two openings of the page; only pages look at it, the acts are in the engine. */
export type Kept<Value> = {
  get(): Value
  set(next: Value): void
  change(by: (value: Value) => Value): void
  follow(told: () => void): () => void
}

/** A value under a key of this browser's storage. What cannot be read is `empty` again; what cannot be written lives till the page closes. */
export function kept<Value>(key: string, empty: Value): Kept<Value> {
  const followers = new Set<() => void>()
  const read = (): Value => {
    try {
      const text = localStorage.getItem(key)
      return text === null ? empty : (JSON.parse(text) as Value)
    } catch {
      return empty
    }
  }
  let value = read()
  const set = (next: Value) => {
    value = next
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // The storage is full or blocked: the engine says so to the reader, and its acts are what counts.
    }
    for (const told of followers) told()
  }
  return {
    get: () => value,
    set,
    change: (by) => set(by(value)),
    follow(told) {
      followers.add(told)
      return () => followers.delete(told)
    },
  }
}

/** The value, drawn again whenever it changes. */
export const useKept = <Value>({ follow, get }: Kept<Value>): Value =>
  useSyncExternalStore(follow, get)

export type Asked<Body> = {
  body: Body | null
  /** When the body came, epoch ms of the device; null before the first. */
  at: number | null
  cause: unknown
  again(): void
}

/**
 * An answer of the server that stays on this phone: the last one is shown at once and without network, and asked again
 * every `everyMs` while `isOnline`. `key` null asks nothing.
 */
export function useAsked<Body>(
  key: string | null,
  ask: (signal: AbortSignal) => Promise<Body>,
  isOnline: boolean,
  everyMs = 15_000,
): Asked<Body> {
  const [turn, setTurn] = useState(0)
  const [asked, setAsked] = useState<{
    key: string | null
    cause: unknown
    at: number | null
    body: Body | null
  }>(() => ({ key, cause: null, ...stored<Body>(key) }))
  const current = asked.key === key ? asked : { key, cause: null, ...stored<Body>(key) }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is its key; `turn` asks again
  useEffect(() => {
    if (key === null || !isOnline) return
    const ending = new AbortController()
    const once = () =>
      ask(ending.signal).then(
        (body) => {
          if (ending.signal.aborted) return
          const next = { body, at: Date.now() }
          try {
            localStorage.setItem(`bihuan.asked.${key}`, JSON.stringify(next))
          } catch {
            // Shown all the same; only the next opening without network has nothing.
          }
          setAsked({ key, cause: null, ...next })
        },
        (cause: unknown) => {
          if (!ending.signal.aborted) setAsked({ key, ...stored<Body>(key), cause })
        },
      )
    void once()
    const timer = setInterval(once, everyMs)
    return () => {
      ending.abort()
      clearInterval(timer)
    }
  }, [key, isOnline, everyMs, turn])
  const again = useCallback(() => setTurn((n) => n + 1), [])
  return { body: current.body, at: current.at, cause: current.cause, again }
}

function stored<Body>(key: string | null): { body: Body | null; at: number | null } {
  try {
    const text = key === null ? null : localStorage.getItem(`bihuan.asked.${key}`)
    if (text !== null) return JSON.parse(text) as { body: Body; at: number }
  } catch {
    // As if never asked.
  }
  return { body: null, at: null }
}
