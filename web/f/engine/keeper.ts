import { applyChanges } from './apply.ts'
import { type Memory, readMemory } from './memory.ts'
import { type Change, type Shelf, ShelfFault } from './shelf.ts'

export type Kept<Result> = { changes: readonly Change[]; result: Result }

/** The one hand that writes to the shelf. */
export type Keeper = {
  memory(): Memory
  /**
   * Decides on the memory and keeps what was decided, one at a time. Resolves when it is on the disk and in the memory;
   * rejects with a ShelfFault, and then neither has it.
   */
  keep<Result>(decide: (memory: Memory) => Kept<Result> | Promise<Kept<Result>>): Promise<Result>
}

/** Opens the memory. `changed` is told after every write, `fault` what kept the last one from the disk, or null. */
export async function openKeeper(
  shelf: Shelf,
  changed: (fault: ShelfFault | null) => void,
): Promise<Keeper> {
  let memory = await readMemory(shelf)
  let isStale = false
  let line: Promise<unknown> = Promise.resolve()

  async function keepNow<Result>(decide: (memory: Memory) => Kept<Result> | Promise<Kept<Result>>) {
    if (isStale) {
      memory = await readMemory(shelf)
      isStale = false
      // What the broken write has kept after all must be seen, even when nothing more is written now.
      changed(null)
    }
    const { changes, result } = await decide(memory)
    if (changes.length === 0) return result
    try {
      await shelf.write(changes)
    } catch (cause) {
      const fault = cause instanceof ShelfFault ? cause : new ShelfFault('storage-blocked', cause)
      // Whether a broken connection has kept it nobody knows: the shelf is asked before anything else is done.
      isStale = fault.why === 'storage-blocked'
      changed(fault)
      throw fault
    }
    applyChanges(memory, changes)
    changed(null)
    return result
  }
  return {
    memory: () => memory,
    keep(decide) {
      const turn = line.then(() => keepNow(decide))
      line = turn.catch(() => null)
      return turn
    },
  }
}
