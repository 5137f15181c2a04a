import type { PlateFormat, Well } from '@bihuan/core/lab/plate.ts'
import { useRef, useState } from 'react'
import { playTune } from '../../../scan/tone.ts'
import { type Bench, skipWell, undoAct } from './bench.ts'
import { type RescanAnswer, takeRescan } from './rescan-bench.ts'

/** The second scan of one plate, kept in this tab until it is compared. */
export function useRescan(plate: string, format: PlateFormat, homes: ReadonlyMap<string, Well>) {
  const name = `bihuan.rescan.${plate}`
  const [draft, setDraft] = useState<Bench>(() => ({
    format,
    acts: JSON.parse(sessionStorage.getItem(name) ?? '[]') as (string | null)[],
  }))
  const [answer, setAnswer] = useState<RescanAnswer | null>(null)
  // Guns are quicker than React draws: the next scan must see the last one.
  const now = useRef(draft)
  const change = (next: Bench) => {
    now.current = next
    setDraft(next)
    sessionStorage.setItem(name, JSON.stringify(next.acts))
  }
  const sound = ({ kind }: RescanAnswer) =>
    playTune(kind === 'there' ? 'ok' : kind === 'twice' ? 'again' : 'wrong')
  return {
    draft,
    answer,
    scan(text: string) {
      const taken = takeRescan(now.current, homes, text)
      change(taken.bench)
      setAnswer(taken.answer)
      sound(taken.answer)
    },
    repeat() {
      if (answer) sound(answer)
    },
    skip: () => change(skipWell(now.current)),
    undo() {
      change(undoAct(now.current))
      setAnswer(null)
    },
    empty() {
      change({ format, acts: [] })
      setAnswer(null)
    },
  }
}
