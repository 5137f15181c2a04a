import { gammaAbove, gammaQuantile } from './gamma-law.ts'

/** The share of the standard normal law up to z; erfc(x) = Q(1/2, x²). */
export function normalBelow(z: number): number {
  const tail = 0.5 * gammaAbove(0.5, (z * z) / 2)
  return z > 0 ? 1 - tail : tail
}

/** The z with a share p of the standard normal law below it. */
export function normalQuantile(p: number): number {
  const z = Math.sqrt(2 * gammaQuantile(0.5, Math.abs(2 * p - 1)))
  return p < 0.5 ? -z : z
}

/** Two-sided 95 %. */
export const z95 = 1.959963984540054
/** The 95 % quantile of χ² with one degree of freedom, z95². */
export const chiSquare95 = 3.841458820694124
