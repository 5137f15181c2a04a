import type { Instant } from '@bihuan/core/time/instant.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export type UnsentAct = { id: string; words: string; at: Instant; account: string }
/** Acts of one kind, `word` of an event, else the words that the page gave it. */
export type UnsentKind = {
  word: MessageDescriptor | string
  key: string
  count: number
  oldestAt: Instant
}

const eventWords: Record<string, MessageDescriptor> = {
  sample: msg`Samples`,
  undo: msg`Taken back`,
  seal: msg`Sealed tubes`,
  void: msg`Void tubes`,
  move: msg`Moved tubes`,
}

/** The list behind the badge: one line a kind, the one that waits longest first. */
export function kindsOf(acts: readonly UnsentAct[]): UnsentKind[] {
  const kinds = new Map<string, UnsentKind>()
  for (const { words, at } of acts) {
    // The words of an event are its kind and its tube.
    const [kind = ''] = words.split(' ')
    const word = eventWords[kind]
    const key = word ? kind : words
    const known = kinds.get(key)
    kinds.set(key, {
      word: word ?? words,
      key,
      count: (known?.count ?? 0) + 1,
      oldestAt: Math.min(at, known?.oldestAt ?? at),
    })
  }
  return [...kinds.values()].toSorted((a, b) => a.oldestAt - b.oldestAt)
}
