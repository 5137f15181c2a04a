import { type Change, type Shelf, ShelfFault } from '../../../web/f/engine/shelf.ts'
import type { Random } from '../../random/random.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { copyOf } from './copy.ts'

/** One start of the program on a phone; once it is dead nothing of it is written or answered any more. */
export type Life = { isAlive: boolean; kill(): void }
/** What may happen to a write, in parts of 1, and how long it takes at most. */
export type DiskTrouble = { full: number; lost: number; kill: number; slowMs: number }
export const soundDisk: DiskTrouble = { full: 0, lost: 0, kill: 0, slowMs: 5 }

type DiskParts = {
  kernel: Kernel
  random: Random
  trouble(): DiskTrouble
  /** A planted bug: says yes first and writes later. */
  confirmsEarly: boolean
}
const never = () => new Promise<never>(() => undefined)

/**
 * The disk of a phone: a write is kept whole or not at all, and what was kept stays kept. It can be full, break off
 * without saying whether it kept something, be slow, and lose its program before or after the flush.
 */
export function openDisk({ kernel, random, trouble, confirmsEarly }: DiskParts) {
  const kept = new Map<string, Map<string | number, unknown>>()
  const acts = new Map<string, unknown>()
  const storeOf = (name: string) => {
    const known = kept.get(name) ?? new Map<string | number, unknown>()
    kept.set(name, known)
    return known
  }
  function keep(changes: readonly Change[]): void {
    for (const change of changes) {
      const store = storeOf(change.store)
      if ('isCleared' in change) store.clear()
      else if ('isGone' in change) store.delete(change.key)
      else {
        const value = copyOf(change.value)
        store.set(change.key, value)
        if (change.store === 'acts') acts.set((value as { id: string }).id, value)
      }
    }
  }
  async function write(changes: readonly Change[], life: Life): Promise<void> {
    const { full, lost, kill, slowMs } = trouble()
    await kernel.sleep(random.integer(1, slowMs))
    if (!life.isAlive) return never()
    let dice = random.uniform()
    const falls = (part: number) => {
      dice -= part
      return dice < 0
    }
    if (falls(full)) throw new ShelfFault('storage-full')
    if (falls(lost)) {
      if (random.chance(0.5)) keep(changes)
      throw new ShelfFault('storage-blocked')
    }
    const isKilled = falls(kill)
    if (!isKilled || random.chance(0.5)) keep(changes)
    if (!isKilled) return
    life.kill()
    return never()
  }
  return {
    /** Every act that was ever kept, by id. */
    acts,
    keep,
    open(life: Life): Shelf {
      const answer = <Value>(value: Value) => (life.isAlive ? Promise.resolve(value) : never())
      return {
        all: (store) => answer([...storeOf(store)].map(([key, value]) => [key, copyOf(value)])),
        get: (store, key) => answer(copyOf(storeOf(store).get(key))),
        async write(changes) {
          if (!life.isAlive) return never()
          const writing = write(changes, life)
          if (confirmsEarly) writing.catch(() => undefined)
          else await writing
        },
      }
    },
  }
}
export type Disk = ReturnType<typeof openDisk>
