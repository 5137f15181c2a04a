import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../random/random.ts'

/** Where a viral load is drawn from. Ct in cycles: a lower one is more virus. */
export type ViralLoads = {
  source: 'second-wave' | 'quartiles'
  /** The Ct of the share u (0 ≤ u ≤ 1) of the positives with the most virus. */
  quantile(u: number): number
}

/**
 * The loads of 5,203 real positives where the acceptance data lies (autumn 2020: quartiles 14.8, 17.0, 20.3), otherwise the
 * documented quartiles. `folder` is ACCEPTANCE_DATA, or `../shared/acceptance` seen from the repository. The two differ much:
 * a demo that must be the same on every machine passes `quartileLoads`.
 */
export function viralLoads(folder: string): ViralLoads {
  const file = join(folder, 'pooled-stream', 'second_wave.csv')
  return existsSync(file) ? secondWaveLoads(readFileSync(file, 'utf8')) : quartileLoads
}

/** The empirical distribution of the positives (cq > 0) of the table `sample,date,cq`. */
export function secondWaveLoads(csv: string): ViralLoads {
  const cts: number[] = []
  for (const line of csv.split('\n').slice(1)) {
    const ct = Number(line.split(',')[2] || 'NaN')
    if (ct > 0) cts.push(ct)
  }
  if (cts.length < 2) throw new RangeError('no positives in the table')
  cts.sort((a, b) => a - b)
  return {
    source: 'second-wave',
    quantile: (u) => between(cts, u),
  }
}

// Verwilt et al., 1,632 E-gene Cq: quartiles 22.44, 28.79, 32.27, maximum 36.94 (interop §3.5). The minimum is not given
// there; 12 is ours.
const quartiles = [12, 22.44, 28.79, 32.27, 36.94]

/**
 * The documented fall-back: the quartiles of Verwilt et al. joined by straight lines (even density between each two), which
 * keeps them exactly and comes within 3 points of that paper's losses by dilution.
 */
export const quartileLoads: ViralLoads = {
  source: 'quartiles',
  quantile: (u) => between(quartiles, u),
}

/** Draws the Ct of one carrier. */
export function drawCt(loads: ViralLoads, random: Random): number {
  return loads.quantile(random.uniform())
}

/** The value at share u of a sorted list, interpolated. */
function between(sorted: readonly number[], u: number): number {
  const at = Math.min(1, Math.max(0, u)) * (sorted.length - 1)
  const below = Math.min(sorted.length - 2, Math.floor(at))
  const low = sorted[below] ?? 0
  return low + (at - below) * ((sorted[below + 1] ?? low) - low)
}
