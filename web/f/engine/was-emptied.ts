import type { Instant } from '@bihuan/core/time/instant.ts'
import type { StoredConflict } from './records.ts'
import type { Shelf } from './shelf.ts'

// Another store of the browser, with other files: what empties the shelf by damage leaves it.
const name = 'bihuan.field-unsent'
let noted = -1

/** Notes beside the shelf how many acts on it are unsent, so that their loss is noticed. */
export function noteUnsent(count: number): void {
  if (count === noted) return
  noted = count
  try {
    localStorage.setItem(name, String(count))
  } catch {
    // Full or forbidden: then a loss is not noticed.
  }
}

function unsentBefore(): number {
  try {
    return Number(localStorage.getItem(name) ?? 0)
  } catch {
    return 0
  }
}

/**
 * A shelf that is as new although work on it was unsent was emptied: by somebody, by the system, or by a damage of the disk.
 * Nothing brings that work back, but it must not be gone in silence: it becomes a line to look at, until somebody has.
 */
export async function tellEmptied(
  shelf: Shelf,
  words: (count: number) => string,
  at: Instant,
): Promise<void> {
  const count = unsentBefore()
  if (count === 0 || (await shelf.all('facts')).length > 0) return
  const told: StoredConflict = {
    id: `storage-emptied ${at}`,
    kind: 'refused',
    code: 'storage-emptied',
    text: words(count),
    at,
    said: '',
    tube: null,
    person: null,
    first: null,
    act: null,
  }
  await shelf.write([{ store: 'conflicts', key: told.id, value: told }])
  noteUnsent(0)
}
