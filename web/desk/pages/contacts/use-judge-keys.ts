import { useEffect, useRef } from 'react'
import { isTyping } from '../../shell/keys.ts'
import { useRowKeys } from '../loops/use-row-keys.ts'
import type { Kind } from './questions.ts'
import { kinds } from './words.ts'

/** J and K move along the contacts, 1 to 4 decide the one that is picked, Enter opens it. Gives its place, -1 before the first key. */
export function useJudgeKeys(
  rows: number,
  open: (at: number) => void,
  judge: (at: number, kind: Kind) => void,
): number {
  const picked = useRowKeys(rows, open, '.contacts .ant-table-row')
  const held = useRef({ picked, judge })
  held.current = { picked, judge }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return
      const kind = kinds[Number(event.key) - 1]
      if (kind === undefined || held.current.picked < 0) return
      event.preventDefault()
      held.current.judge(held.current.picked, kind)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return picked
}
