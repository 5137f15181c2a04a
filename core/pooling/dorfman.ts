/**
 * Two-stage pooling after Dorfman (1943): k people in one tube, and everybody of a reactive tube once more alone.
 * With swabs pooled at the site the second stage needs k new swabs, so `reactive` is also a number of people recalled.
 * Formulas with errors: Kim, Hudgens, Dreyfuss, Westreich, Pilcher (2007).
 */
export type PoolDesign = {
  /** Share of the people tested who are infected, 0 to 1, independent of each other. */
  prevalence: number
  poolSize: number
  /** Of one test, 0 to 1; 1 when left out. Losses by dilution belong in here. */
  sensitivity?: number
  specificity?: number
}

export type PoolExpectation = {
  testsPerPerson: number
  /** Probability that a tube is reactive. */
  reactive: number
  /** Of the whole procedure for one person. */
  sensitivity: number
  specificity: number
  /** Probability that a person called positive, or negative, is so; null where nobody is called so. */
  positivePredictive: number | null
  negativePredictive: number | null
}

/** Probability that at least one of k people is infected, 1 - q^k, exact also where the prevalence is one in a million. */
export function anyInfected(prevalence: number, k: number): number {
  return -Math.expm1(k * Math.log1p(-prevalence))
}

function demand(design: PoolDesign): void {
  const shares = [design.prevalence, design.sensitivity ?? 1, design.specificity ?? 1]
  if (shares.some((share) => !(share >= 0 && share <= 1))) {
    throw new RangeError('prevalence, sensitivity and specificity lie between 0 and 1')
  }
  if (!Number.isInteger(design.poolSize) || design.poolSize < 1) {
    throw new RangeError('a pool has a whole number of people, at least 1')
  }
}

/** What two-stage pooling costs and finds. Pool size 1 is testing one by one, with no second stage. Throws a RangeError. */
export function dorfman(design: PoolDesign): PoolExpectation {
  demand(design)
  const { prevalence: p, poolSize: k, sensitivity: se = 1, specificity: sp = 1 } = design
  const reactiveOf = (people: number) => {
    const infected = anyInfected(p, people)
    return se * infected + (1 - sp) * (1 - infected)
  }
  const alone = k === 1
  const reactive = reactiveOf(k)
  const sensitivity = alone ? se : se * se
  const specificity = alone ? sp : 1 - (1 - sp) * reactiveOf(k - 1)
  const calledPositive = p * sensitivity + (1 - p) * (1 - specificity)
  const calledNegative = 1 - calledPositive
  return {
    testsPerPerson: alone ? 1 : 1 / k + reactive,
    reactive,
    sensitivity,
    specificity,
    positivePredictive: calledPositive > 0 ? (p * sensitivity) / calledPositive : null,
    negativePredictive: calledNegative > 0 ? ((1 - p) * specificity) / calledNegative : null,
  }
}

/** The pool size that needs the fewest tests, near 1/sqrt(prevalence); 1 where pooling does not pay (above about 0.31). */
export function bestPoolSize(prevalence: number, largest = 1_000): number {
  let best = 1
  let fewest = 1
  for (let poolSize = 2; poolSize <= largest; poolSize += 1) {
    const { testsPerPerson } = dorfman({ prevalence, poolSize })
    if (testsPerPerson < fewest) {
      best = poolSize
      fewest = testsPerPerson
    }
  }
  return best
}

/** Standard deviation of the number of tests that `pools` full tubes need: for judging an observed round at 3 sigma. */
export function testsDeviation(design: PoolDesign, pools: number): number {
  const { reactive } = dorfman(design)
  return design.poolSize * Math.sqrt(pools * reactive * (1 - reactive))
}
