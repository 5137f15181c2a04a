import { type Random, seeded } from '../../random/random.ts'
import { openTrace, type Trace } from './trace.ts'

type Turn = { at: number; tie: number; serial: number; run: () => void }

/** One scheduler for everything that happens in a run: virtual milliseconds from 0, one event at a time. */
export type Kernel = {
  now(): number
  /** Runs something after so many virtual milliseconds; of two at the same moment the seed decides. */
  after(delay: number, run: () => void): void
  sleep(delay: number): Promise<void>
  /** Runs event after event until `isOver` or until nothing is left; rejects with what an actor threw. */
  run(isOver: () => boolean): Promise<void>
  /** Lets an actor loose; what it throws ends the run. */
  start(actor: () => Promise<void>): void
  note(who: string, what: string): void
  events(): number
  trace: Trace
  random: Random
}

const isBefore = (a: Turn, b: Turn) =>
  a.at !== b.at ? a.at < b.at : a.tie !== b.tie ? a.tie < b.tie : a.serial < b.serial

/** A heap of turns, the next at its top. */
function turns() {
  const heap: Turn[] = []
  const at = (n: number) => heap[n] as Turn
  const swap = (a: number, b: number) => {
    const held = at(a)
    heap[a] = at(b)
    heap[b] = held
  }
  return {
    push(turn: Turn) {
      heap.push(turn)
      for (let n = heap.length - 1; n > 0; ) {
        const parent = (n - 1) >> 1
        if (!isBefore(at(n), at(parent))) return
        swap(n, parent)
        n = parent
      }
    },
    pop(): Turn | undefined {
      const [top] = heap
      const last = heap.pop()
      if (heap.length === 0 || !last) return top
      heap[0] = last
      for (let n = 0; ; ) {
        let least = n
        for (const child of [2 * n + 1, 2 * n + 2])
          if (child < heap.length && isBefore(at(child), at(least))) least = child
        if (least === n) return top
        swap(n, least)
        n = least
      }
    },
  }
}

// All promises that are ready run before the next event. No port does real I/O, so what is ready is the same in every run.
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Opens the scheduler of a seed. */
export function openKernel(seed: number): Kernel {
  const random = seeded(seed)
  const ties = random.fork('ties')
  const trace = openTrace()
  const queue = turns()
  let now = 0
  let serial = 0
  let events = 0
  let fault: { cause: unknown } | null = null
  const after: Kernel['after'] = (delay, run) => {
    serial += 1
    queue.push({ at: now + Math.max(0, Math.round(delay)), tie: ties.uint32(), serial, run })
  }
  return {
    now: () => now,
    after,
    sleep: (delay) => new Promise((resolve) => after(delay, resolve)),
    async run(isOver) {
      await settled()
      for (let turn = queue.pop(); turn && !isOver(); turn = queue.pop()) {
        now = turn.at
        events += 1
        turn.run()
        await settled()
        if (fault) throw fault.cause
      }
    },
    start(actor) {
      actor().catch((cause: unknown) => {
        fault ??= { cause }
      })
    },
    note: (who, what) => trace.note(now, who, what),
    events: () => events,
    trace,
    random,
  }
}

/** A maker of ids that look like UUIDs, the same for the same source of chance. */
export function idsOf(random: Random): () => string {
  const hex = () => random.uint32().toString(16).padStart(8, '0')
  return () => {
    const [a, b, c, d] = [hex(), hex(), hex(), hex()]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}`
  }
}
