import { useEffect, useRef, useState } from 'react'
import { askChanges, type CaseFile, type Changes, type WireItem } from './questions.ts'

// What the other writes is on this page within two seconds: this pause, the way there and back, and drawing.
const everyMs = 1_200
const afterFaultMs = 3_000

export type LiveCase = Pick<CaseFile, 'items' | 'gaps' | 'drafts' | 'present' | 'calls'> & {
  caseVersion: number
  isFresh: boolean
  /** Takes an answer of a write over at once. */
  take(items: readonly WireItem[]): void
  /** Asks now, without waiting for the next turn. */
  ask(): void
}

/** Joins what is known with what is new: the higher version of each item. */
export function joinItems(known: readonly WireItem[], fresh: readonly WireItem[]): WireItem[] {
  const items = new Map(known.map((item) => [item.id, item]))
  for (const item of fresh)
    if (item.version >= (items.get(item.id)?.version ?? 0)) items.set(item.id, item)
  return [...items.values()]
}

/** A case as it changes: its own writes and the other's, asked for every second while the page is looked at. */
export function useLiveCase(file: CaseFile, isTyping: () => boolean): LiveCase {
  const [live, setLive] = useState(() => ({
    items: file.items,
    gaps: file.gaps,
    drafts: file.drafts,
    present: file.present,
    calls: file.calls,
    caseVersion: file.case.version,
  }))
  const [isFresh, setFresh] = useState(true)
  // Asked for again because the case was classified or moved: its windows may have moved, and the gaps with them.
  useEffect(() => {
    setLive((known) => ({
      ...known,
      items: joinItems(known.items, file.items),
      gaps: file.gaps,
      caseVersion: Math.max(known.caseVersion, file.case.version),
    }))
  }, [file])
  const askNow = useRef<() => void>(() => undefined)
  const since = useRef(file.since)
  const typing = useRef(isTyping)
  typing.current = isTyping
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const ended = new AbortController()
    let isAsking = false
    const take = (changes: Changes) => {
      since.current = changes.since
      setFresh(true)
      setLive((known) => ({
        items: changes.items.length === 0 ? known.items : joinItems(known.items, changes.items),
        gaps: changes.gaps ?? known.gaps,
        drafts: changes.drafts,
        present: changes.present,
        calls: changes.calls,
        caseVersion: changes.caseVersion,
      }))
    }
    const ask = async () => {
      clearTimeout(timer)
      if (isAsking) return
      isAsking = true
      let pause = everyMs
      try {
        if (!document.hidden)
          take(await askChanges(file.case.id, since.current, typing.current(), ended.signal))
      } catch {
        setFresh(false)
        pause = afterFaultMs
      }
      isAsking = false
      if (!ended.signal.aborted) timer = setTimeout(() => void ask(), pause)
    }
    askNow.current = () => void ask()
    timer = setTimeout(() => void ask(), everyMs)
    const onShow = () => void ask()
    document.addEventListener('visibilitychange', onShow)
    return () => {
      ended.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onShow)
    }
  }, [file.case.id])
  return {
    ...live,
    isFresh,
    take: (items) => setLive((known) => ({ ...known, items: joinItems(known.items, items) })),
    ask: () => askNow.current(),
  }
}
