import { attack } from './attack.ts'
import type { Attribute, Counts } from './counts.ts'
import { cell, columnTotal, districtTotal, type Figure, type Move } from './move.ts'
import { type DisclosureRule, type Levels, protect, usualRule } from './protect.ts'

/** A figure as the public sees it: null is hidden. A zero is shown: it is nobody. */
export type Shown = number | null

/** A table of the public page; `cells` is null where the districts of it would tell too much. */
export type PublicTable = {
  attribute: Attribute
  values: readonly string[]
  totals: readonly Shown[]
  cells: readonly (readonly Shown[])[] | null
}

/** What is published of a day, once. Nothing is ever added to a day: two versions of it could be subtracted. */
export type PublicCounts = {
  showFrom: number
  /** Null where the whole day has fewer than `showFrom` orders, but not none. */
  total: Shown
  districts: readonly string[]
  byDistrict: readonly Shown[] | null
  tables: readonly PublicTable[]
}

export type Publication = {
  counts: PublicCounts
  /** For each hidden figure the move that proves it; stays inside, for the auditors. */
  proofs: ReadonlyMap<Figure, Move>
}

const bare = (counts: Counts, rule: DisclosureRule): PublicCounts => ({
  showFrom: rule.showFrom,
  total: counts.total === 0 || counts.total >= rule.showFrom ? counts.total : null,
  districts: counts.districts,
  byDistrict: null,
  tables: [],
})

function shownCounts(
  counts: Counts,
  levels: Levels,
  hidden: ReadonlySet<Figure>,
  rule: DisclosureRule,
): PublicCounts {
  const show = (figure: Figure, value: number): Shown => (hidden.has(figure) ? null : value)
  return {
    showFrom: rule.showFrom,
    total: counts.total,
    districts: counts.districts,
    byDistrict: counts.byDistrict.map((value, row) => show(districtTotal(row), value)),
    tables: counts.tables.map(({ attribute, values, totals, cells }, table) => ({
      attribute,
      values,
      totals: totals.map((value, column) => show(columnTotal(table, column), value)),
      cells:
        levels[table] === 'city'
          ? null
          : cells.map((row, at) =>
              row.map((value, column) => show(cell(table, at, column), value)),
            ),
    })),
  }
}

/**
 * The counts of a day as they may be published: from the districts down where that can be protected, otherwise with less and less
 * detail, in the end the total alone. Before anything is given out it is attacked with what the public will have; a success is
 * treated as no protection at all, whatever `protectBy` claims.
 */
export function publishCounts(
  counts: Counts,
  rule: DisclosureRule = usualRule,
  protectBy: typeof protect = protect,
): Publication {
  let levels: ('districts' | 'city')[] = counts.tables.map(() => 'districts')
  if (counts.total > 0 && counts.total < rule.showFrom)
    return { counts: bare(counts, rule), proofs: new Map() }
  for (let tries = 0; tries <= counts.tables.length + 1; tries += 1) {
    const found = protectBy(counts, levels, rule)
    if (found.ok) {
      const shown = shownCounts(counts, levels, found.hidden, rule)
      const isSafe = attack(shown).every(({ low, high }) => high - low >= rule.widthMin)
      if (isSafe) return { counts: shown, proofs: found.proofs }
    }
    const failed = found.ok ? null : found.table
    if (failed !== null && levels[failed] === 'city') break
    if (levels.every((level) => level === 'city')) break
    levels = levels.map((level, table) => (failed === null || failed === table ? 'city' : level))
  }
  return { counts: bare(counts, rule), proofs: new Map() }
}
