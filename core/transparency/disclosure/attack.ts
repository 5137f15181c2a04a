import { type Fraction, fraction } from './fraction.ts'
import { cell, columnTotal, districtTotal, type Figure } from './move.ts'
import type { PublicCounts, Shown } from './publish-counts.ts'
import { type Equation, reduce } from './reduce.ts'

/** What somebody can work out about a hidden figure: it lies between these, both possible as far as they can tell. */
export type Known = { figure: Figure; low: number; high: number }

const minusOne = fraction(-1n)
const one = fraction(1n)

/** All sums that the public knows to hold, with the hidden figures as unknowns. */
function equationsOf(counts: PublicCounts, numberOf: (figure: Figure) => number): Equation[] {
  const equations: Equation[] = []
  const say = (parts: readonly [Figure, Shown][], whole: [Figure, Shown]) => {
    const equation: Equation = { terms: new Map<number, Fraction>(), sum: fraction(0n) }
    for (const [part, [figure, shown]] of [...parts, whole].entries()) {
      const factor = part === parts.length ? minusOne : one
      if (shown === null) equation.terms.set(numberOf(figure), factor)
      else equation.sum = fraction(equation.sum.n - factor.n * BigInt(shown))
    }
    equations.push(equation)
  }
  const total: [Figure, Shown] = ['total', counts.total]
  const rows = counts.byDistrict?.map((shown, row): [Figure, Shown] => [districtTotal(row), shown])
  if (rows) say(rows, total)
  for (const [table, { totals, cells }] of counts.tables.entries()) {
    const columns = totals.map((shown, column): [Figure, Shown] => [
      columnTotal(table, column),
      shown,
    ])
    say(columns, total)
    if (!cells || !rows) continue
    const at = (row: number, column: number): [Figure, Shown] => [
      cell(table, row, column),
      cells[row]?.[column] ?? null,
    ]
    for (const [column, whole] of columns.entries())
      say(
        rows.map((_, row) => at(row, column)),
        whole,
      )
    for (const [row, whole] of rows.entries())
      say(
        columns.map((_, column) => at(row, column)),
        whole,
      )
  }
  return equations
}

// Each pass is sound; after so many the last orders are not worth waiting for.
const passesMax = 200

/** Narrows the bounds of whole, non-negative figures until no sum narrows them further. */
function narrow(equations: readonly Equation[], bounds: { low: number; high: number }[]): void {
  const whole = equations.filter(({ terms, sum }) =>
    [sum, ...terms.values()].every(({ d }) => d === 1n),
  )
  let changed = true
  for (let pass = 0; changed && pass < passesMax; pass += 1) {
    changed = false
    for (const { terms, sum } of whole)
      for (const [unknown, { n }] of terms) {
        const own = bounds[unknown]
        if (!own) continue
        let [least, most] = [Number(sum.n), Number(sum.n)]
        for (const [other, factor] of terms) {
          const bound = bounds[other]
          if (other === unknown || !bound) continue
          const by = Number(factor.n)
          least -= by > 0 ? by * bound.high : by * bound.low
          most -= by > 0 ? by * bound.low : by * bound.high
        }
        const [from, to] = n > 0n ? [least, most] : [-most, -least]
        const by = Math.abs(Number(n))
        const low = Math.max(own.low, Math.ceil(from / by))
        const high = Math.min(own.high, Math.floor(to / by))
        if (low > own.low || high < own.high) changed = true
        bounds[unknown] = { low, high }
      }
  }
}

/**
 * What an attacker gets out of a publication with all linear combinations of its figures, exactly, and with the knowledge that
 * figures are whole and not negative. A figure that some combination gives away has `low` and `high` the same. This is run on
 * every day before it is published, and in the tests against a publication that hides small figures only.
 */
export function attack(counts: PublicCounts): Known[] {
  const names: Figure[] = []
  const numbers = new Map<Figure, number>()
  const numberOf = (figure: Figure) => {
    const known = numbers.get(figure)
    if (known !== undefined) return known
    numbers.set(figure, names.length)
    return names.push(figure) - 1
  }
  const equations = equationsOf(counts, numberOf)
  const reduced = reduce(equations)
  const top = counts.total ?? Number.MAX_SAFE_INTEGER
  const bounds = names.map(() => ({ low: 0, high: top }))
  narrow([...equations, ...reduced], bounds)
  return names.map((figure, at) => ({ figure, ...(bounds[at] ?? { low: 0, high: top }) }))
}
