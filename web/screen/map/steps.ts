/** How far a unit is: nothing due, then quarters, then all. Each has its own colour, the number stands in the tile. */
export type Step = 'none' | 'begun' | 'quarter' | 'half' | 'most' | 'all'

/** The step of a count in its whole, `none` where nobody is due. `all` only when not one is missing, never by rounding. */
export function stepOf(count: number, whole: number): Step {
  if (whole <= 0) return 'none'
  if (count >= whole) return 'all'
  const share = count / whole
  if (share < 0.25) return 'begun'
  if (share < 0.5) return 'quarter'
  return share < 0.75 ? 'half' : 'most'
}
