import type { Instant } from '@bihuan/core/time/instant.ts'
import { openQueue } from './queue.ts'

/** What somebody does at a moment. */
export type Doing = (at: Instant) => Promise<void> | void

/**
 * What everybody plans to do. `place` is where it happens (`site:3`, `laboratory:1`): at one place things happen one
 * after the other, at different places at once. `word` orders what falls on one moment at one place.
 */
export type Agenda = {
  plan(at: Instant, place: string, doing: Doing, word?: string): void
  readonly size: number
}

/** Lets time pass: resolves when the moment has come. */
export type Pace = (at: Instant) => Promise<void>

export type AgendaOptions = {
  pace: Pace
  signal?: AbortSignal
  /** No act begins after this moment. */
  until: Instant
  /** Hears of an act that failed; what it throws ends the work. */
  onFault?: (error: unknown, at: Instant) => void
  /** Places that are busy at once. */
  busyMax?: number
}

// What happens at different places within one slice happens at once. The slices are cut by the city's clock and not by ours, so
// that a story played again, at whatever speed, is the same story.
const sliceMs = 60_000

/** Opens an empty agenda and the function that works through it; that answers the moment of the last act. */
export function openAgenda(): {
  agenda: Agenda
  workThrough(options: AgendaOptions): Promise<Instant | null>
} {
  const queue = openQueue<{ place: string; doing: Doing }>()

  /** Takes what is planned before a moment, by place. */
  function takeBefore(end: Instant): { at: Instant; doing: Doing }[][] {
    const places = new Map<string, { at: Instant; doing: Doing }[]>()
    for (let at = queue.first(); at !== null && at < end; at = queue.first()) {
      const taken = queue.pop()
      if (taken === null) break
      const { place, doing } = taken.item
      const planned = places.get(place)
      if (planned) planned.push({ at, doing })
      else places.set(place, [{ at, doing }])
    }
    return [...places.values()]
  }

  return {
    agenda: {
      plan: (at, place, doing, word) => queue.push(at, { place, doing }, word),
      get size() {
        return queue.size
      },
    },
    async workThrough({ pace, signal, until, onFault, busyMax = 16 }) {
      let last: Instant | null = null
      for (let next = queue.first(); next !== null && next <= until; next = queue.first()) {
        signal?.throwIfAborted()
        const end = (Math.floor(next / sliceMs) + 1) * sliceMs
        await pace(end)
        await inTurn(takeBefore(end), busyMax, async (doings) => {
          for (const { at, doing } of doings) {
            signal?.throwIfAborted()
            last = Math.max(last ?? at, at)
            try {
              await doing(at)
            } catch (error) {
              if (!onFault) throw error
              onFault(error, at)
            }
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
