/** What a profile measured, by name; the names of issue 4 are in snake_case and stand at the top. */
export type Figures = Record<string, number | boolean | string | object | null>

/** One number of several, the middle one. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

/** `part` of `whole`, to three digits behind the point; 0 where there is no whole. */
export const ratio = (part: number, whole: number): number =>
  whole > 0 ? Math.round((part / whole) * 1000) / 1000 : 0

/** A number with so many digits behind the point. */
export const rounded = (value: number, digits = 1): number => {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit
}
