import { useEffect, useRef, useState } from 'react'

type Hand = { draft: { acts: readonly unknown[] }; undo(): void; skip(): void; empty(): void }

// Long enough to read the warning, too short to be forgotten.
const sureMs = 4_000

/**
 * One key for each act of the hand: F2 takes the last act back, F4 skips a well, F8 says the last scan again, Esc drops what
 * was typed, and pressed twice the whole plate. True while the second Esc is awaited.
 */
export function useBenchKeys(hand: {
  bench: Hand
  typed: string
  clear: () => void
  repeat: () => void
}): boolean {
  const [isLast, setLast] = useState(false)
  const held = useRef({ ...hand, isLast })
  held.current = { ...hand, isLast }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { bench, typed, clear, repeat, isLast: isSure } = held.current
      if (document.querySelector('dialog[open]')) return
      if (event.code === 'Escape') {
        if (typed !== '') clear()
        else if (isSure) bench.empty()
        setLast(typed === '' && !isSure && bench.draft.acts.length > 0)
        return
      }
      setLast(false)
      const act = { F2: bench.undo, F4: bench.skip, F8: repeat }[event.code]
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    if (!isLast) return
    const timer = setTimeout(() => setLast(false), sureMs)
    return () => clearTimeout(timer)
  }, [isLast])
  return isLast
}
