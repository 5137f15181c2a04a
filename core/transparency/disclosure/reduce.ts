import { type Fraction, fraction, minus, over, times } from './fraction.ts'

/** A sum that is known: figures by number with their factors, and what they add up to. */
export type Equation = { terms: Map<number, Fraction>; sum: Fraction }

/** Takes `by` times `row` from `from`. */
function subtract(from: Equation, row: Equation, by: Fraction): void {
  for (const [unknown, factor] of row.terms) {
    const left = minus(from.terms.get(unknown) ?? fraction(0n), times(by, factor))
    if (left.n === 0n) from.terms.delete(unknown)
    else from.terms.set(unknown, left)
  }
  from.sum = minus(from.sum, times(by, row.sum))
}

/**
 * Every equation that follows, in reduced form (Gauss and Jordan, exact): a figure can be computed from the others' sums if and
 * only if an equation is left that holds it alone.
 */
export function reduce(equations: readonly Equation[]): Equation[] {
  const rows = equations.map(({ terms, sum }) => ({ terms: new Map(terms), sum }))
  const done: Equation[] = []
  while (rows.length > 0) {
    const row = rows.pop()
    const [first] = row?.terms ?? []
    if (!row || !first) continue
    const [pivot, factor] = first
    for (const [unknown, one] of row.terms) row.terms.set(unknown, over(one, factor))
    row.sum = over(row.sum, factor)
    for (const other of [...rows, ...done]) {
      const by = other.terms.get(pivot)
      if (by) subtract(other, row, by)
    }
    done.push(row)
  }
  return done
}
