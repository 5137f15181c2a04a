import type { NoticeFault } from '@bihuan/core/notice/fault.ts'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import { createContext, useContext, useMemo, useState } from 'react'
import { drawnUp } from './next-notice.ts'
import type { PlainNotice } from './plain-notice.ts'

export type Drafting = {
  draft: PlainNotice
  /** What it was begun from; a figure that equals it keeps its source. */
  base: PlainNotice
  faults: readonly NoticeFault[]
  /** Replaces the named fields. */
  change(part: Partial<PlainNotice>): void
}

/** A notice while it is drawn up, checked whole at every change by the same code that the server checks it with. */
export function useDrafting(start: PlainNotice): Drafting {
  // What it was begun from stays as it was, also when the list behind it is asked for again.
  const [base] = useState(start)
  const [draft, setDraft] = useState(base)
  const faults = useMemo(() => {
    const read = parseNotice(draft)
    return read.ok ? [] : read.faults
  }, [draft])
  return {
    draft,
    base,
    faults,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
  }
}

export const DraftContext = createContext<Drafting | null>(null)

/** The notice that the form around this part edits. */
export function useDraft(): Drafting {
  const drafting = useContext(DraftContext)
  if (drafting === null) throw new Error('a part of the form stands outside it')
  return drafting
}

/** The faults at a field: at its own place, or deeper where the field is the last that one sees. */
export const faultsAt = (faults: readonly NoticeFault[], path: string, deep = false) =>
  faults.filter(
    (fault) =>
      fault.path === path ||
      (deep && (fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`))),
  )

/** The source of a figure after it was edited: its own while it says the same as before, else ours. */
export const sourceAfter = <Value>(
  value: Value,
  before: { value: Value; source: string } | null,
) => (before !== null && before.value === value ? before.source : drawnUp)

/** An item of a list replaced. */
export const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, n) => (n === at ? item : one))
