/** What the phone keeps, by kind: see the types in records.ts. */
export const shelfStores = ['acts', 'facts', 'tubes', 'seats', 'conflicts', 'roster'] as const
export type StoreName = (typeof shelfStores)[number]

export type Change =
  | { store: StoreName; key: string | number; value: unknown }
  | { store: StoreName; key: string | number; isGone: true }
  | { store: StoreName; isCleared: true }

/** The disk of the phone as the engine sees it; IndexedDB in a browser, a fake with the same promises in tests. */
export type Shelf = {
  /** Everything of a kind, by key. */
  all(store: StoreName): Promise<[string | number, unknown][]>
  get(store: StoreName, key: string | number): Promise<unknown>
  /** All of it or nothing, in order; resolves when it is on the disk. Rejects with a ShelfFault, and then nothing was kept. */
  write(changes: readonly Change[]): Promise<void>
}

/** Why nothing was kept. */
export class ShelfFault extends Error {
  readonly why: 'storage-full' | 'storage-blocked'
  constructor(why: 'storage-full' | 'storage-blocked', cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}
