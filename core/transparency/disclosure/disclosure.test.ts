import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attack } from './attack.ts'
import { attributes, type CountCodes, type Counts, countOrders, type OrderFact } from './counts.ts'
import { cell, columnTotal, districtTotal, type Figure, figuresOf } from './move.ts'
import { type protect, usualRule } from './protect.ts'
import { type PublicCounts, publishCounts } from './publish-counts.ts'

const codes: CountCodes = {
  districts: ['jinshui', 'erqi', 'zhongyuan', 'guancheng', 'airport', 'hightech'],
  values: {
    basis: ['case', 'contact', 'zone', 'inbound', 'test-missed'],
    kind: ['isolate', 'stay-home', 'limit', 'test'],
    duration: ['0-24', '24-72', '72-120', '120-'],
    appeal: ['none', 'open', 'upheld', 'overturned'],
  },
}
/** Chance from a seed, uneven, so that some districts and bases are rare. */
function ordersOf(seed: number, count: number): OrderFact[] {
  let state = seed * 2 + 1
  const chance = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const pick = (list: readonly string[]) => list[Math.floor(chance() ** 2.5 * list.length)] ?? ''
  return Array.from({ length: count }, () => ({
    district: pick(codes.districts),
    basis: pick(codes.values.basis),
    kind: pick(codes.values.kind),
    duration: pick(codes.values.duration),
    appeal: pick(codes.values.appeal),
  }))
}
const countsAny = fc
  .record({ seed: fc.nat({ max: 100_000 }), count: fc.constantFrom(0, 5, 11, 40, 120, 400, 1500) })
  .map(({ seed, count }) => countOrders(ordersOf(seed, count), codes))

/** What is shown of each figure that is published at all. */
function shownOf({ byDistrict, tables }: PublicCounts): Map<Figure, number | null> {
  const shown = new Map<Figure, number | null>(
    byDistrict?.map((value, row) => [districtTotal(row), value]),
  )
  for (const [table, { totals, cells }] of tables.entries()) {
    for (const [column, value] of totals.entries()) shown.set(columnTotal(table, column), value)
    for (const [row, values] of (cells ?? []).entries())
      for (const [column, value] of values.entries()) shown.set(cell(table, row, column), value)
  }
  return shown
}

/** Hides small figures and nothing else, as a page would that knows no better. */
function hideSmallOnly(counts: Counts): PublicCounts {
  const show = (value: number) => (value > 0 && value < usualRule.showFrom ? null : value)
  return {
    showFrom: usualRule.showFrom,
    total: counts.total,
    districts: counts.districts,
    byDistrict: counts.byDistrict.map(show),
    tables: counts.tables.map(({ attribute, values, totals, cells }) => ({
      attribute,
      values,
      totals: totals.map(show),
      cells: cells.map((row) => row.map(show)),
    })),
  }
}

/** The sums that hold on any day, checked by adding up: a second way to say what `attack` solves. */
function addsUp(counts: Counts, figures: ReadonlyMap<Figure, number>): boolean {
  const value = (figure: Figure) => figures.get(figure) ?? Number.NaN
  const rows = counts.districts.map((_, row) => row)
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0)
  return (
    sum(rows.map((row) => value(districtTotal(row)))) === counts.total &&
    counts.tables.every(({ values }, table) => {
      const columns = values.map((_, column) => column)
      return (
        sum(columns.map((column) => value(columnTotal(table, column)))) === counts.total &&
        rows.every(
          (row) =>
            sum(columns.map((column) => value(cell(table, row, column)))) ===
            value(districtTotal(row)),
        ) &&
        columns.every(
          (column) =>
            sum(rows.map((row) => value(cell(table, row, column)))) ===
            value(columnTotal(table, column)),
        )
      )
    })
  )
}

describe('a published day', () => {
  test('shows no figure of 1 to 10, and every figure that it shows is true', () => {
    fc.assert(
      fc.property(countsAny, (counts) => {
        const { counts: shown } = publishCounts(counts)
        const figures = figuresOf(counts)
        for (const [figure, value] of shownOf(shown)) {
          if (value === null) continue
          expect(value).toBe(figures.get(figure))
          expect(value === 0 || value >= 11).toBe(true)
        }
        expect(shown.total === null).toBe(counts.total > 0 && counts.total < 11)
      }),
      { numRuns: 60 },
    )
  })

  test('gives an attacker with linear algebra no hidden figure, nor less than 11 values for it', () => {
    fc.assert(
      fc.property(countsAny, (counts) => {
        for (const { figure, low, high } of attack(publishCounts(counts).counts)) {
          expect([figure, high - low >= usualRule.widthMin]).toEqual([figure, true])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is one of at least 12 days that would look the same, for every hidden figure', () => {
    fc.assert(
      fc.property(countsAny, (counts) => {
        const { counts: shown, proofs } = publishCounts(counts)
        const figures = figuresOf(counts)
        for (const [figure, value] of shownOf(shown)) {
          if (value !== null) continue
          const move = proofs.get(figure)
          if (!move) throw new Error(`no proof for ${figure}`)
          const all = [...move.more, ...move.less]
          expect(all).toContain(figure)
          const days = new Set<number>()
          for (let by = -20; by <= 20; by += 1) {
            const other = new Map(figures)
            for (const one of move.more) other.set(one, (other.get(one) ?? 0) + by)
            for (const one of move.less) other.set(one, (other.get(one) ?? 0) - by)
            if (all.some((one) => (other.get(one) ?? -1) < 0)) continue
            // What tables show no districts is free to differ there; all that is shown adds up as before.
            const isWhole = shown.tables.every(({ cells }) => cells !== null)
            if (isWhole) expect(addsUp(counts, other)).toBe(true)
            for (const one of all) expect(shownOf(shown).get(one) ?? null).toBeNull()
            days.add(other.get(figure) ?? -1)
          }
          expect(days.size).toBeGreaterThanOrEqual(12)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('still says something: a usual day shows most of its figures, by district', () => {
    const counts = countOrders(ordersOf(7, 1000), codes)
    const { counts: shown } = publishCounts(counts)
    const values = [...shownOf(shown).values()]
    expect(shown.tables.map(({ cells }) => cells !== null)).toEqual([true, true, true, true])
    expect(values.filter((value) => value === null).length).toBeGreaterThan(10)
    expect(values.filter((value) => value !== null).length / values.length).toBeGreaterThan(0.6)
  })

  test('with few orders shows the city, then the total, then nothing but that there were few', () => {
    const few = publishCounts(countOrders(ordersOf(3, 5), codes)).counts
    expect(few).toMatchObject({ total: null, byDistrict: null, tables: [] })
    const none = publishCounts(countOrders([], codes)).counts
    expect(none.total).toBe(0)
    expect([...shownOf(none).values()].every((value) => value === 0)).toBe(true)
  })

  test('does not count what is not in the lists', () => {
    const [one] = ordersOf(1, 1)
    if (!one) throw new Error('no order')
    expect(() => countOrders([{ ...one, basis: 'other' }], codes)).toThrow(RangeError)
    expect(attributes).toHaveLength(4)
  })
})

test('what a careless protection lets through is attacked first, and not published', () => {
  const careless: typeof protect = (counts) => {
    const small = [...figuresOf(counts)].filter(([, value]) => value > 0 && value < 11)
    return { ok: true, hidden: new Set(small.map(([figure]) => figure)), proofs: new Map() }
  }
  const counts = countOrders(ordersOf(7, 400), codes)
  const { counts: shown } = publishCounts(counts, usualRule, careless)
  for (const { low, high } of attack(shown)) expect(high - low).toBeGreaterThanOrEqual(11)
  expect(shown.tables.every(({ cells }) => cells === null)).toBe(true)
})

describe('the control: a page that hides small figures only', () => {
  test('gives them away: one small cell in a row is the total less the others', () => {
    const counts = countOrders(ordersOf(7, 400), codes)
    const figures = figuresOf(counts)
    const found = attack(hideSmallOnly(counts)).filter(({ low, high }) => low === high)
    expect(found.length).toBeGreaterThan(0)
    for (const { figure, low } of found) expect(low).toBe(figures.get(figure))
  })

  test('on nearly every day', () => {
    const days = Array.from({ length: 40 }, (_, seed) => countOrders(ordersOf(seed, 400), codes))
    const broken = days.filter((counts) =>
      attack(hideSmallOnly(counts)).some(({ low, high }) => high - low < usualRule.widthMin),
    )
    const recovered = days.filter((counts) =>
      attack(hideSmallOnly(counts)).some(({ low, high }) => low === high),
    )
    expect(broken.length).toBeGreaterThan(35)
    expect(recovered.length).toBeGreaterThan(20)
  })
})
