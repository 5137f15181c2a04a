import { logNegativeBinomial } from './offspring.ts'

/**
 * The smallest share of cases that cause a share of all infections, 80 % unless said otherwise, when offspring follow a negative
 * binomial law (Endo et al. 2020, doi 10.12688/wellcomeopenres.15842.3): the law is read as steps of width 1, and the step in which the
 * limit falls is divided.
 */
export function shareCausing(r: number, k: number, share = 0.8): number {
  if (!(r > 0 && k > 0)) throw new RangeError('R and k are above 0')
  const left = (1 - share) * r
  let caused = 0
  let cases = 0
  for (let n = 0; n < 100_000; n += 1) {
    const here = Math.exp(logNegativeBinomial(n, r, k))
    if (caused + n * here >= left) {
      const part = n * here === 0 ? 0 : (left - caused) / (n * here)
      return 1 - cases - here * part
    }
    caused += n * here
    cases += here
  }
  return 0
}

/** The same for counts as they were found: the cases with the most offspring that cause the share, the last of them in part. */
export function shareCausingOf(counts: readonly number[], share = 0.8): number | null {
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (total === 0) return null
  let left = share * total
  let cases = 0
  for (const n of [...counts].sort((a, b) => b - a)) {
    if (n >= left) return (cases + left / n) / counts.length
    left -= n
    cases += 1
  }
  return 1
}
