import { z95 } from './normal-law.ts'

export type Share = {
  readonly count: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** A share with its 95 % interval after Wilson (1927), which holds for few cases and for 0 and 100 %; null where nothing was counted. */
export function wilson(count: number, of: number): Share | null {
  if (!(of > 0) || count < 0 || count > of) return null
  const share = count / of
  const square = z95 ** 2
  const middle = (share + square / (2 * of)) / (1 + square / of)
  const half =
    (z95 / (1 + square / of)) * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of))
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.max(0, middle - half),
    high: count === of ? 1 : Math.min(1, middle + half),
  }
}
