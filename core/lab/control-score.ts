/** Plates that a series needs before it can say what is usual; our own choice. */
export const warmUp = 5

// An instrument's Ct are told to a thousandth, and no control repeats itself better than this. Our own choice.
const spreadMin = 0.05

/**
 * How unusual each Ct is against all before it, as a standard normal score; null for the first `warmUp`. A self-starting chart
 * needs no phase of its own to learn mean and sigma of a new lot: T = (x(n) - mean(n-1)) / s(n-1) sqrt((n-1) / n) has
 * Student's distribution with n - 2 degrees of freedom (Hawkins 1987, The Statistician 36, 299), and Wallace's transform
 * makes it normal (1959, Ann. Math. Stat. 30, 1121: sign(T) (8v+1)/(8v+3) sqrt(v ln(1 + T²/v))).
 */
export function ctScores(values: readonly number[]): (number | null)[] {
  let mean = 0
  let squares = 0
  return values.map((x, before) => {
    let score: number | null = null
    if (before >= warmUp) {
      const spread = Math.max(spreadMin, Math.sqrt(squares / (before - 1)))
      const freedom = before - 1
      const t = ((x - mean) / spread) * Math.sqrt(before / (before + 1))
      const size = Math.sqrt(freedom * Math.log(1 + (t * t) / freedom))
      score = Math.sign(t) * ((8 * freedom + 1) / (8 * freedom + 3)) * size
    }
    const step = x - mean
    mean += step / (before + 1)
    squares += step * (x - mean)
    return score
  })
}

/** Tubes of one plate that count for positivity, and how many of them reacted. */
export type PlatePositives = { tubes: number; reactive: number }

/**
 * How unusual the number of reactive tubes of each plate is against the share of all plates before it, as a score of about
 * unit spread; null for the first `warmUp`. Anscombe's root makes a Poisson count so: 2 (sqrt(x + 3/8) - sqrt(e + 3/8))
 * (1948, Biometrika 35, 246). Low: the kit sees less than it did. High: an outbreak, or something on the bench.
 */
export function positivityScores(plates: readonly PlatePositives[]): (number | null)[] {
  let tubes = 0
  let reactive = 0
  return plates.map((plate, before) => {
    const expected = tubes === 0 ? 0 : (plate.tubes * reactive) / tubes
    tubes += plate.tubes
    reactive += plate.reactive
    return before < warmUp
      ? null
      : 2 * (Math.sqrt(plate.reactive + 3 / 8) - Math.sqrt(expected + 3 / 8))
  })
}
