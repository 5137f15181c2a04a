import type { WireItem } from './questions.ts'

/**
 * A write that the server has not said yes or no to. It lies in this browser until then, with the id under which it is repeated; `shown` is
 * the item as the page shows it meanwhile.
 */
export type KeptWrite = {
  key: string
  path: string
  body: object
  item: string | null
  shown: Partial<WireItem> | null
  at: number
  refused: { zh: string; en: string } | null
}

const storeName = (account: string, caseId: string) => `bihuan.case-writes.${account}.${caseId}`
const draftName = (account: string, caseId: string) => `bihuan.case-draft.${account}.${caseId}`

/** What this browser still holds of a case; a broken store is an empty one. */
export function keptWrites(account: string, caseId: string): KeptWrite[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(storeName(account, caseId)) ?? '[]')
    return Array.isArray(found) ? (found as KeptWrite[]) : []
  } catch {
    return []
  }
}

/** Keeps the writes that are open; false where the browser has no room, so that the page can say so. */
export function keepWrites(account: string, caseId: string, writes: readonly KeptWrite[]): boolean {
  try {
    if (writes.length === 0) localStorage.removeItem(storeName(account, caseId))
    else localStorage.setItem(storeName(account, caseId), JSON.stringify(writes))
    return true
  } catch {
    return false
  }
}

/** What was typed and is no item yet. */
export const keptDraft = (account: string, caseId: string): string =>
  localStorage.getItem(draftName(account, caseId)) ?? ''

/** Keeps what is being typed, with every letter; nothing where nothing is typed. */
export function keepDraft(account: string, caseId: string, words: string): void {
  try {
    if (words === '') localStorage.removeItem(draftName(account, caseId))
    else localStorage.setItem(draftName(account, caseId), words)
  } catch {
    // Without room the words are on the page and on their way to the server.
  }
}
