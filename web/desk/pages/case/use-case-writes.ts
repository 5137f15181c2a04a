import { useCallback, useEffect, useRef, useState } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import { type KeptWrite, keepWrites, keptWrites } from './kept-writes.ts'
import type { WireItem } from './questions.ts'

const againMs = 2_000

export type Writes = {
  open: readonly KeptWrite[]
  /** When the server last took something, epoch milliseconds of this device; 0 before. */
  savedAt: number
  /** False while the last try found no server. */
  reaches: boolean
  /** False where the browser itself could not keep it. */
  isKept: boolean
  send(write: { path: string; body: object; item?: string; shown?: Partial<WireItem> }): void
  /** Takes a refused write away, after its words were read. */
  drop(key: string): void
  again(): void
}

/** A later write about the same item has seen what the earlier one made of it: nobody conflicts with themselves. */
function seeingOwn(later: KeptWrite, earlier: KeptWrite, outcome: unknown): KeptWrite {
  const version = (outcome as { item?: { version?: number } } | null)?.item?.version
  if (later.item === null || later.item !== earlier.item || version === undefined) return later
  return 'version' in later.body ? { ...later, body: { ...later.body, version } } : later
}

/**
 * Sends the writes of a case one after another, and keeps them in this browser until the server has answered: a dead server, a closed
 * window or a power cut loses nothing. The same write goes with the same id, so nothing is done twice.
 */
export function useCaseWrites(
  account: string,
  caseId: string,
  onDone: (write: KeptWrite, outcome: unknown) => void,
): Writes {
  const [open, setOpen] = useState<readonly KeptWrite[]>(() => keptWrites(account, caseId))
  const [savedAt, setSavedAt] = useState(0)
  const [reaches, setReaches] = useState(true)
  const [isKept, setKept] = useState(true)
  const queue = useRef<readonly KeptWrite[]>(open)
  const isBusy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const done = useRef(onDone)
  done.current = onDone

  const put = useCallback(
    (next: readonly KeptWrite[]) => {
      queue.current = next
      setKept(keepWrites(account, caseId, next))
      setOpen(next)
    },
    [account, caseId],
  )

  const flush = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    clearTimeout(timer.current)
    try {
      for (;;) {
        const next = queue.current.find(({ refused }) => refused === null)
        if (!next) break
        try {
          const outcome = await write<unknown>(next.path, next.body, { key: next.key })
          setReaches(true)
          setSavedAt(Date.now())
          done.current(next, outcome)
          put(
            queue.current
              .filter(({ key }) => key !== next.key)
              .map((one) => seeingOwn(one, next, outcome)),
          )
        } catch (cause) {
          if (!isFinal(cause)) {
            setReaches(false)
            timer.current = setTimeout(() => void flush(), againMs)
            break
          }
          setReaches(true)
          const refused = cause instanceof Problem ? cause.text : { zh: '未保存', en: 'Not saved' }
          put(queue.current.map((one) => (one.key === next.key ? { ...one, refused } : one)))
        }
      }
    } finally {
      isBusy.current = false
    }
  }, [put])

  useEffect(() => {
    void flush()
    const online = () => void flush()
    addEventListener('online', online)
    return () => {
      removeEventListener('online', online)
      clearTimeout(timer.current)
    }
  }, [flush])

  const send = useCallback<Writes['send']>(
    ({ path, body, item, shown }) => {
      const kept = { path, body, item: item ?? null, shown: shown ?? null, refused: null }
      put([...queue.current, { ...kept, key: newKey(), at: Date.now() }])
      void flush()
    },
    [put, flush],
  )
  return {
    open,
    savedAt,
    reaches,
    isKept,
    send,
    drop: (key) => put(queue.current.filter((one) => one.key !== key)),
    again: () => void flush(),
  }
}
