import type { Counts } from './counts.ts'
import {
  cell,
  cityMove,
  columnMove,
  columnTotal,
  cornerMove,
  districtMove,
  districtTotal,
  type Figure,
  figuresOf,
  type Move,
  widthOf,
} from './move.ts'

/** From how many orders on a figure may be shown, and how many values a hidden one must be able to have beside its own. */
export type DisclosureRule = { showFrom: number; widthMin: number }

/** PCORnet's 11 (reliability H111); the width as much again, so that a hidden figure may as well be one that would be shown. */
export const usualRule: DisclosureRule = { showFrom: 11, widthMin: 11 }

/** Which tables show their districts, and which the city alone. */
export type Levels = readonly ('districts' | 'city')[]

/** What is hidden, each figure with a move that proves it; or the table that cannot be protected (null: the districts). */
export type Protection =
  | { ok: true; hidden: ReadonlySet<Figure>; proofs: ReadonlyMap<Figure, Move> }
  | { ok: false; table: number | null }

// A total lost is a line lost for everybody who reads the table.
const totalWeight = 5
const range = (count: number) => Array.from({ length: count }, (_, n) => n)

/** The figures that the levels let be published at all. */
function publishable(counts: Counts, levels: Levels): Set<Figure> {
  const rows = range(counts.districts.length)
  const names = rows.map(districtTotal)
  for (const [table, { values }] of counts.tables.entries())
    for (const column of range(values.length)) {
      names.push(columnTotal(table, column))
      if (levels[table] === 'districts') names.push(...rows.map((row) => cell(table, row, column)))
    }
  return new Set(names)
}

/** Every move that changes a figure, within what is published. */
function movesOf(figure: Figure, counts: Counts, levels: Levels): Move[] {
  const [what, first = 0, second = 0, third = 0] = figure
    .split(' ')
    .map((word, n) => (n === 0 ? word : Number(word)))
  const rows = range(counts.districts.length)
  if (what === 'district') return []
  const table = Number(first)
  const columns = range(counts.tables[table]?.values.length ?? 0)
  const [row, column] = what === 'cell' ? [Number(second), Number(third)] : [null, Number(second)]
  const others = columns.filter((one) => one !== column)
  if (levels[table] === 'city') return others.map((other) => cityMove(table, column, other))
  const own = (row === null ? rows : [row]).flatMap((one) =>
    others.map((other) => columnMove(table, one, column, other)),
  )
  if (row === null) return own
  const corners = rows
    .filter((one) => one !== row)
    .flatMap((one) => others.map((other) => cornerMove(table, [row, one], [column, other])))
  return [...corners, ...own]
}

/**
 * Hides every figure of 1 to `showFrom - 1` orders, and as many others as it takes: each hidden figure gets a move through hidden
 * figures alone, wide enough, so that many different days add up to the same page. Greedy: it takes for each
 * the move that hides the fewest orders more, and makes no claim that fewer could not do.
 */
export function protect(counts: Counts, levels: Levels, rule: DisclosureRule): Protection {
  const figures = figuresOf(counts)
  const ordersIn = (figure: Figure) => figures.get(figure) ?? 0
  const shown = publishable(counts, levels)
  const hidden = new Set(
    [...shown].filter((one) => ordersIn(one) > 0 && ordersIn(one) < rule.showFrom),
  )
  const proofs = new Map<Figure, Move>()
  const costOf = ({ more, less }: Move) =>
    [...more, ...less]
      .filter((one) => !hidden.has(one))
      .reduce(
        (sum, one) => sum + (ordersIn(one) + 1) * (one.startsWith('cell') ? 1 : totalWeight),
        0,
      )
  const cheapest = (moves: readonly Move[]) =>
    moves
      .filter((move) => widthOf(move, figures) >= rule.widthMin)
      .map((move) => ({ move, cost: costOf(move) }))
      .reduce<{ move: Move; cost: number } | null>(
        (best, one) => (best === null || one.cost < best.cost ? one : best),
        null,
      )?.move

  /** From this district to each other: in each table the column that costs least and is wide enough. */
  const districtMoves = (row: number): Move[] =>
    range(counts.districts.length).flatMap((other) => {
      if (other === row || ordersIn(districtTotal(other)) < rule.widthMin) return []
      const columns = counts.tables.flatMap(({ values }, table) => {
        if (levels[table] === 'city') return []
        const options = range(values.length).filter(
          (column) => ordersIn(cell(table, other, column)) >= rule.widthMin,
        )
        const cost = (column: number) =>
          costOf({ more: [cell(table, row, column)], less: [cell(table, other, column)] })
        const [best = -1] = options.sort((one, two) => cost(one) - cost(two))
        return [{ table, column: best }]
      })
      const isEverywhere = columns.every(({ column }) => column >= 0)
      return isEverywhere ? [districtMove(row, other, columns)] : []
    })

  // Totals first: the moves that they need protect cells as well.
  const rank = (one: Figure) => ['district', 'column', 'cell'].indexOf(one.split(' ')[0] ?? '')
  const nextOpen = () =>
    [...hidden].filter((one) => !proofs.has(one)).sort((one, two) => rank(one) - rank(two))[0]
  for (let target = nextOpen(); target !== undefined; target = nextOpen()) {
    const [what, first] = target.split(' ')
    const moves =
      what === 'district' ? districtMoves(Number(first)) : movesOf(target, counts, levels)
    const move = cheapest(moves)
    if (!move) return { ok: false, table: what === 'district' ? null : Number(first) }
    for (const one of [...move.more, ...move.less]) {
      hidden.add(one)
      proofs.set(one, move)
    }
  }
  return { ok: true, hidden, proofs }
}
