import { anyInfected, dorfman, type PoolDesign } from './dorfman.ts'

/** What a procedure of several stages costs and finds, with errors of the test. */
export type StagedExpectation = { readonly testsPerPerson: number; readonly sensitivity: number }
type Test = {
  readonly prevalence: number
  readonly sensitivity?: number
  readonly specificity?: number
}

/**
 * Three stages n1, then n2, then one, n2 dividing n1, with errors of each test (Kim et al. 2007, doi 10.1111/j.1541-0420.2007.00817.x).
 * Throws a RangeError for shares outside 0 to 1, or stages that do not divide.
 */
export function threeStages(test: Test, n1: number, n2: number): StagedExpectation {
  const { prevalence: p, sensitivity: se = 1, specificity: sp = 1 } = checked(test)
  if (!Number.isInteger(n1) || !Number.isInteger(n2) || n2 < 2 || n1 % n2 !== 0 || n1 === n2)
    throw new RangeError('the second stage divides the first: 20 and 5')
  const first = anyInfected(p, n1)
  const second = anyInfected(p, n2)
  const clean = 1 - second
  const reactive = se * first + (1 - sp) * (1 - first)
  const both =
    second * se * se + clean * anyInfected(p, n1 - n2) * se * (1 - sp) + (1 - first) * (1 - sp) ** 2
  return { testsPerPerson: 1 / n1 + reactive / n2 + both, sensitivity: se ** 3 }
}

/**
 * A square array of n x n without a master pool, with errors of each test: whoever stands where a reactive row and a reactive column
 * cross is tested alone, and the whole of a reactive row where no column reacts, and the other way round (Kim et al. 2007; Phatarfod and
 * Sudbury 1994). Throws a RangeError for shares outside 0 to 1, or n below 2.
 */
export function squareArray(test: Test, n: number): StagedExpectation {
  const { prevalence: p, sensitivity: se = 1, specificity: sp = 1 } = checked(test)
  if (!Number.isInteger(n) || n < 2) throw new RangeError('an array has 2 rows at least')
  const q = 1 - p
  const others = anyInfected(p, n - 1)
  const crossing = p * se * se + q * (se * others + (1 - sp) * (1 - others)) ** 2
  // A column does not react although the cell of our row in it is free of infection.
  const silent = sp * (1 - others) + (1 - se) * others
  const anyCell = p * (1 - se) + q * silent
  const rowAlone = (1 - sp) * (q * silent) ** n + se * (anyCell ** n - (q * silent) ** n)
  return {
    testsPerPerson: 2 / n + crossing + 2 * rowAlone,
    sensitivity: se * (se * se + 2 * se * (1 - se) * anyCell ** (n - 1)),
  }
}

/** The pool size of two stages that needs the fewest tests with these errors, and what it costs; 1 where pooling does not pay. */
export function bestDesign(
  test: Test,
  largest = 1_000,
): { poolSize: number; testsPerPerson: number } {
  let best = { poolSize: 1, testsPerPerson: 1 }
  for (let poolSize = 2; poolSize <= largest; poolSize += 1) {
    const { testsPerPerson } = dorfman({ ...test, poolSize })
    if (testsPerPerson < best.testsPerPerson) best = { poolSize, testsPerPerson }
  }
  return best
}

function checked(test: Test): Test {
  const design: PoolDesign = { ...test, poolSize: 1 }
  dorfman(design)
  return test
}
