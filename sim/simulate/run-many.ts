import { Worker } from 'node:worker_threads'
import type { Flaw } from './flaws.ts'
import type { Hunt } from './planted.ts'
import type { Run } from './run-seed.ts'
import type { Work } from './worker.ts'

/** What is told of one seed across threads. */
export type Seed = Pick<Run, 'breaks' | 'events' | 'hash' | 'hours' | 'told'> & { seed: number }
type Message = ({ kind: 'seed' } & Seed) | { kind: 'hunt'; hunt: Hunt }

// The issue gives two cores; a third thread would only wait.
export const threads = 2

function run(work: Work, heard: (message: Message) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: work })
    worker.on('message', heard)
    worker.on('error', reject)
    worker.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`a thread of the simulation ended with ${code}`))
    })
  })
}

/** Runs seeds from `from`, so many of them, on two threads. */
export async function runMany(
  from: number,
  count: number,
  heard: (seed: Seed) => void,
): Promise<void> {
  const lanes = Array.from({ length: threads }, (_, n) => from + n)
  await Promise.all(
    lanes.map((first) =>
      run({ kind: 'seeds', from: first, step: threads, to: from + count }, (message) => {
        if (message.kind === 'seed') heard(message)
      }),
    ),
  )
}

/** Looks for planted bugs on two threads, each in at most `seedsMax` seeds from `from`. */
export async function huntMany(
  flaws: readonly Flaw[],
  from: number,
  seedsMax: number,
): Promise<Hunt[]> {
  const found: Hunt[] = []
  await Promise.all(
    Array.from({ length: threads }, (_, lane) =>
      run(
        { kind: 'hunt', flaws: flaws.filter((_, n) => n % threads === lane), from, seedsMax },
        (message) => {
          if (message.kind === 'hunt') found.push(message.hunt)
        },
      ),
    ),
  )
  return [...flaws].flatMap((flaw) => found.find((one) => one.flaw === flaw) ?? [])
}
