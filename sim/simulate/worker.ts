import { parentPort, workerData } from 'node:worker_threads'
import type { Flaw } from './flaws.ts'
import { hunt } from './planted.ts'
import { runSeed } from './run-seed.ts'

/** What a worker is to do, and what it says of each piece. */
export type Work =
  | { kind: 'seeds'; from: number; step: number; to: number }
  | { kind: 'hunt'; flaws: Flaw[]; from: number; seedsMax: number }

const work = workerData as Work
if (work.kind === 'seeds')
  for (let seed = work.from; seed < work.to; seed += work.step) {
    const { breaks, events, hash, hours, told } = await runSeed(seed)
    parentPort?.postMessage({ kind: 'seed', seed, breaks, events, hash, hours, told })
  }
else
  for (const flaw of work.flaws)
    parentPort?.postMessage({ kind: 'hunt', hunt: await hunt(flaw, work.from, work.seedsMax) })
