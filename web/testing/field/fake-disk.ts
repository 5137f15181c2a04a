import { type Change, type Shelf, ShelfFault } from '../../f/engine/shelf.ts'

/** What may happen to a write, in parts of 1. */
export type DiskTrouble = { full: number; lost: number; killBefore: number; killAfter: number }
export const soundDisk: DiskTrouble = { full: 0, lost: 0, killBefore: 0, killAfter: 0 }

const never = () => new Promise<never>(() => undefined)
// A key cannot be cloned by value everywhere; it is opaque to us.
const copy = <Value>(value: Value): Value =>
  value instanceof CryptoKey ? value : structuredClone(value)

/**
 * A phone's disk that outlives the engine on it: a write is kept whole or not at all, what was kept stays kept. It can be
 * full, break off without saying whether it kept something, and lose its process before or after the flush.
 */
export function fakeDisk(random: () => number) {
  const kept = new Map<string, Map<string | number, unknown>>()
  /** Every act that was ever kept, in order: what the server has to have in the end, and nothing else. */
  const acts = new Map<string, unknown>()
  const storeOf = (name: string) => {
    const known = kept.get(name) ?? new Map<string | number, unknown>()
    kept.set(name, known)
    return known
  }
  function keep(changes: readonly Change[]) {
    for (const change of changes) {
      const store = storeOf(change.store)
      if ('isCleared' in change) store.clear()
      else if ('isGone' in change) store.delete(change.key)
      else {
        store.set(change.key, copy(change.value))
        if (change.store === 'acts')
          acts.set((change.value as { id: string }).id, copy(change.value))
      }
    }
  }
  return {
    acts,
    trouble: soundDisk,
    /** A process opens the disk; once `isAlive` is false nothing of it is written or answered any more. */
    open(this: { trouble: DiskTrouble }, life: { isAlive: boolean; kill(): void }): Shelf {
      const troubleNow = () => this.trouble
      const answer = <Value>(value: Value) => (life.isAlive ? Promise.resolve(value) : never())
      return {
        all: (store) => answer([...storeOf(store)].map(([key, value]) => [key, copy(value)])),
        get: (store, key) => answer(copy(storeOf(store).get(key))),
        async write(changes) {
          if (!life.isAlive) return never()
          const { full, lost, killBefore, killAfter } = troubleNow()
          const dice = random()
          await new Promise((resolve) => setImmediate(resolve))
          if (!life.isAlive) return never()
          if (dice < full) throw new ShelfFault('storage-full')
          if (dice < full + lost) {
            if (random() < 0.5) keep(changes)
            throw new ShelfFault('storage-blocked')
          }
          if (dice < full + lost + killBefore) {
            life.kill()
            return never()
          }
          keep(changes)
          if (dice < full + lost + killBefore + killAfter) {
            life.kill()
            return never()
          }
        },
      }
    },
  }
}
export type FakeDisk = ReturnType<typeof fakeDisk>
