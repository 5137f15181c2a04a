import { useEffect, useRef, useState } from 'react'
import { isTyping } from '../../shell/keys.ts'

/** J and K move along the rows, Enter opens the one that is picked; gives its place, -1 before the first key. `lines` finds them on the page. */
export function useRowKeys(
  rows: number,
  open: (at: number) => void,
  lines = '.loops .ant-table-row',
): number {
  const [picked, setPicked] = useState(-1)
  const held = useRef({ rows, open, picked, lines })
  held.current = { rows, open, picked, lines }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const now = held.current
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step !== 0 && now.rows > 0) {
        event.preventDefault()
        const next = Math.min(now.rows - 1, Math.max(0, now.picked + step))
        setPicked(next)
        document.querySelectorAll(now.lines)[next]?.scrollIntoView({ block: 'nearest' })
      }
      // Enter on a link or a button is that link's or button's own.
      const isBody =
        event.target === document.body || event.target === document.getElementById('page')
      if (event.key === 'Enter' && isBody && now.picked >= 0) now.open(now.picked)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return Math.min(picked, rows - 1)
}
