import type { KeptWrite } from './kept-writes.ts'
import type { WireItem } from './questions.ts'

/** An item as the page shows it: `isOpen` while a write of this browser about it has no answer. */
export type ShownItem = WireItem & { isOpen: boolean }

/** The items of the server with the writes over them that it has not answered yet. */
export function shownItems(items: readonly WireItem[], writes: readonly KeptWrite[]): ShownItem[] {
  const shown = new Map<string, ShownItem>(
    items.map((item) => [item.id, { ...item, isOpen: false }]),
  )
  for (const { item: id, shown: over, refused } of writes) {
    if (id === null || over === null || refused !== null) continue
    const known = shown.get(id)
    if (known) shown.set(id, { ...known, ...over, isOpen: true })
    else if (over.id !== undefined) shown.set(id, { ...(over as WireItem), isOpen: true })
  }
  return [...shown.values()].sort(
    (a, b) => (a.from ?? '9').localeCompare(b.from ?? '9') || a.id.localeCompare(b.id),
  )
}
