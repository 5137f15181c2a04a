import type { Instant } from '@bihuan/core/time/instant.ts'
import { openQueue } from './queue.ts'

/** What somebody does at a moment. */
export type Doing = (at: Instant) => Promise<void> | void

/**
 * What everybody plans to do. `place` is where it happens (`site:3`, `laboratory:1`): at one place things happen one
 * after the other, at different places at once.
 */
export type Agenda = {
  plan(at: Instant, place: string, doing: Doing): void
  readonly size: number
}

/** Lets time pass: resolves with the moment up to which things may happen now, at least the moment asked for. */
export type Pace = (at: Instant) => Promise<Instant>

export type AgendaOptions = {
  pace: Pace
  signal?: AbortSignal
  /** No act begins after this moment. */
  until: Instant
  /** Places that are busy at once. */
  busyMax?: number
}

/** Opens an empty agenda and the function that works through it; that answers the moment of the last act. */
export function openAgenda(): {
  agenda: Agenda
  workThrough(options: AgendaOptions): Promise<Instant | null>
} {
  const queue = openQueue<{ place: string; doing: Doing }>()
  return {
    agenda: {
      plan: (at, place, doing) => queue.push(at, { place, doing }),
      get size() {
        return queue.size
      },
    },
    async workThrough({ pace, signal, until, busyMax = 16 }) {
      let last: Instant | null = null
      for (let next = queue.first(); next !== null && next <= until; next = queue.first()) {
        signal?.throwIfAborted()
        const upTo = await pace(next)
        const places = new Map<string, { at: Instant; doing: Doing }[]>()
        for (let at = queue.first(); at !== null && at <= upTo && at <= until; at = queue.first()) {
          const taken = queue.pop()
          if (taken === null) break
          const { place, doing } = taken.item
          places.set(place, [...(places.get(place) ?? []), { at, doing }])
          last = at
        }
        await inTurn([...places.values()], busyMax, async (doings) => {
          for (const { at, doing } of doings) {
            signal?.throwIfAborted()
            await doing(at)
          }
        })
      }
      return last
    },
  }
}

/** Does something with each item, at most `many` at once; stops at the first that fails. */
export async function inTurn<Item>(
  items: readonly Item[],
  many: number,
  doing: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const item = items[next]
      next += 1
      if (item !== undefined) await doing(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(many, items.length) }, worker))
}
