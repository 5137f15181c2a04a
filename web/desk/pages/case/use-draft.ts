import { useCallback, useEffect, useRef, useState } from 'react'
import { write } from '../../../api/client.ts'
import { keepDraft, keptDraft } from './kept-writes.ts'
import { casePath } from './questions.ts'

const pauseMs = 700
const againMs = 3_000

export type Draft = {
  words: string
  set(words: string): void
  /** Whether the server has what is on the page. */
  isSaved: boolean
  isTyping(): boolean
}

/** What is typed: kept in this browser with every letter, and on the server after each pause, where the other sees it. */
export function useDraft(account: string, caseId: string, onServer: string): Draft {
  const [words, setWords] = useState(() => keptDraft(account, caseId) || onServer)
  const [saved, setSaved] = useState(onServer)
  const typedAt = useRef(0)
  const set = useCallback(
    (next: string) => {
      typedAt.current = Date.now()
      keepDraft(account, caseId, next)
      setWords(next)
    },
    [account, caseId],
  )
  useEffect(() => {
    if (words === saved) return
    let timer: ReturnType<typeof setTimeout>
    const send = () =>
      void write(`${casePath(caseId)}/draft`, { words, revision: Date.now() }).then(
        () => setSaved(words),
        () => {
          timer = setTimeout(send, againMs)
        },
      )
    timer = setTimeout(send, pauseMs)
    return () => clearTimeout(timer)
  }, [words, saved, caseId])
  return {
    words,
    set,
    isSaved: words === saved,
    isTyping: () => Date.now() - typedAt.current < againMs,
  }
}
