import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './bench.ts'
import type { Figures } from './figures.ts'
import type { Profile } from './options.ts'

/** What runs: the profiles, and the two parts of `city` that have folders of their own. */
const runs = {
  city: { file: 'city/run-city.ts', name: 'runCity' },
  growth: { file: 'city/run-growth.ts', name: 'runGrowth' },
  round: { file: 'round/run-round.ts', name: 'runRound' },
  chain: { file: 'round/run-chain.ts', name: 'runChain' },
  read: { file: 'read/run-read.ts', name: 'runRead' },
  reads: { file: 'read/run-reads.ts', name: 'runReads' },
  status: { file: 'status/run-status.ts', name: 'runStatus' },
  desk: { file: 'desk/run-desk.ts', name: 'runDesk' },
  tracing: { file: 'tracing/run-tracing.ts', name: 'runTracing' },
  release: { file: 'release/run-release.ts', name: 'runRelease' },
  overload: { file: 'overload/run-overload.ts', name: 'runOverload' },
} as const satisfies Record<
  Exclude<Profile, 'allocation'> | 'chain' | 'reads',
  { file: string; name: string }
>

/** Runs a profile or a part and returns its figures; null where this copy of the bench does not have it. */
export async function runPart(part: keyof typeof runs, bench: Bench): Promise<Figures | null> {
  const { file, name } = runs[part]
  const path = join(import.meta.dirname, file)
  if (!existsSync(path)) return null
  const found = (await import(pathToFileURL(path).href)) as Record<string, unknown>
  const run = found[name]
  if (typeof run !== 'function') throw new TypeError(`bench/${file} exports no ${name}`)
  return (await run(bench)) as Figures
}
