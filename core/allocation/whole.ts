import type { Cohort } from '../isolation/cohort.ts'
import { firstOptions } from './first-options.ts'
import { givePassages } from './give-passages.ts'
import type { Market, Option } from './market.ts'
import type { Duals, Offers } from './prices.ts'

/** Columns of a linear programme, from 0 up, one after the other: column c has the entries `starts[c]` to before `starts[c + 1]`. */
export type LpColumns = {
  readonly cost: readonly number[]
  readonly starts: readonly number[]
  readonly indices: readonly number[]
  readonly values: readonly number[]
}
export type LpSolution = {
  readonly objective: number
  readonly value: Float64Array
  readonly rowDual: Float64Array
}
/** A programme to be made least whose rows stand and whose columns come bit by bit; each solution goes on from the one before. */
export type LpModel = {
  add(columns: LpColumns): void
  /** Lowers what some rows may come to. */
  limit(rows: readonly number[], upper: readonly number[]): void
  /** Null where the solver cannot. */
  solve(): LpSolution | null
  close(): void
}
/** Opens a programme with rows that lie between two figures. */
export type OpenLp = (rowLower: readonly number[], rowUpper: readonly number[]) => LpModel

/** How much of which option the whole takes, under which prices, and what no allocation can undercut. */
export type WholeSolution = {
  readonly options: readonly Option[]
  readonly amounts: Float64Array
  readonly duals: Duals
  readonly bound: number
  /** Empty passages that were given to a cohort. */
  readonly wings: ReadonlyMap<number, Cohort>
  readonly rounds: number
}

// So many more options come for a kind at one turn, where prices make them cheaper. Measured: docs/allocation.md.
const offeredLater = 2
const mostRounds = 12
/** Where the programme is as near to the bound as this, further rounds change nothing that rounding to people does not. */
const nearEnough = 0.002
// A turn that gains less than this is the last.
const noGain = 0.0003

/**
 * Solves the allocation as a whole, in parts of persons: columns are options, made as the prices ask for them, and at every turn the
 * prices prove a bound over all options, listed or not (column generation; the bound is Lagrange's, see Market.boundAt).
 */
export function solveWhole(
  market: Market,
  open: OpenLp,
  say: (step: string) => void,
): WholeSolution | null {
  const rows = rowsOf(market)
  const model = open(rows.lower, rows.upper)
  try {
    return generate(market, rows, model, say)
  } finally {
    model.close()
  }
}

function generate(
  market: Market,
  rows: Rows,
  model: LpModel,
  say: (step: string) => void,
): WholeSolution | null {
  const { kinds } = market
  model.add(nobodyPlaced(market))
  const options: Option[] = []
  const seen = new Set<string>()
  let bound = market.boundAt(market.plain, market.plainOffers)
  let wanted = firstOptions(market)
  // Once the empty passages are given to cohorts there is less to choose from, and what is proven then is no bound of the whole.
  let wings: ReadonlyMap<number, Cohort> = new Map()
  let before = Number.POSITIVE_INFINITY
  let isGiven = market.ground.pools.length === 0
  for (let round = 1; ; round++) {
    say(`prices ${round}`)
    const fresh = wanted.filter((option) => {
      const key = `${option.kind} ${option.shape === null ? 'k' : ''}${option.stocks.join('.')}`
      return !seen.has(key) && seen.add(key)
    })
    options.push(...fresh)
    model.add(columnsOf(market, fresh, rows))
    const solution = model.solve()
    if (!solution) return null
    const amounts = solution.value.slice(kinds.length)
    const duals = dualsOf(market, solution.rowDual, rows)
    const offers = market.offersAt(duals)
    if (!isGiven || market.ground.pools.length === 0)
      bound = Math.max(bound, market.boundAt(duals, offers))
    const { objective } = solution
    const isNear =
      objective - bound <= nearEnough * objective || before - objective < noGain * objective
    before = objective
    wanted = isNear || round >= mostRounds ? [] : cheaperOptions(market, offers, solution.rowDual)
    if (wanted.length > 0) continue
    if (isGiven) return { options, amounts, duals, bound, wings, rounds: round }
    isGiven = true
    before = Number.POSITIVE_INFINITY
    say('passages')
    const { given, wings: found } = givePassages(market, options, amounts)
    wings = found
    model.limit(
      given.map(({ stock }) => rows.stock[stock] ?? -1),
      given.map(({ most }) => most),
    )
  }
}

/** The options that would make the whole cheaper at the prices of a solution. */
function cheaperOptions(market: Market, offers: Offers, rowDual: Float64Array): Option[] {
  return market.kinds.flatMap((_, at) => {
    const worth = rowDual[at] ?? 0
    return market
      .cheapest(at, offers, offeredLater)
      .flatMap(({ option, price }) =>
        price < worth - 1e-7 * Math.max(1, Math.abs(worth)) ? [option] : [],
      )
  })
}

type Rows = {
  readonly lower: number[]
  readonly upper: number[]
  readonly stock: Int32Array
  readonly pool: Int32Array
  readonly staff: Int32Array
}

/** Rows: one for each kind, one for each stock, each pool of stocks and each staff that a norm limits. */
function rowsOf({ ground, kinds }: Market): Rows {
  const upper = kinds.map(({ units }) => units.length)
  const lower = [...upper]
  const limited = (most: number): number => {
    if (!Number.isFinite(most)) return -1
    lower.push(Number.NEGATIVE_INFINITY)
    return upper.push(most) - 1
  }
  const stock = Int32Array.from(ground.stocks, ({ capacity }) => limited(capacity))
  const pool = Int32Array.from(ground.pools, limited)
  const staff = Int32Array.from(ground.staffLeft, limited)
  return { lower, upper, stock, pool, staff }
}

/** The first columns: of each kind how many are not placed. */
function nobodyPlaced(market: Market): LpColumns {
  return {
    cost: market.kinds.map((kind) => market.unplacedCost(kind)),
    starts: [...market.kinds.keys(), market.kinds.length],
    indices: [...market.kinds.keys()],
    values: market.kinds.map(() => 1),
  }
}

function columnsOf({ ground, kinds }: Market, options: readonly Option[], rows: Rows): LpColumns {
  const starts: number[] = []
  const indices: number[] = []
  const values: number[] = []
  for (const option of options) {
    const from = indices.length
    starts.push(from)
    const entry = (row: number, value: number) => {
      if (row < 0) return
      // Two groups of one unit may be of one stock: a row stands once in a column.
      const at = indices.indexOf(row, from)
      if (at >= 0) values[at] = (values[at] ?? 0) + value
      else values[indices.push(row) - 1] = value
    }
    entry(option.kind, 1)
    for (const [at, stock] of option.stocks.entries()) {
      entry(rows.stock[stock] ?? -1, option.uses[at] ?? 0)
      entry(rows.pool[ground.stocks[stock]?.pool ?? -1] ?? -1, option.uses[at] ?? 0)
    }
    entry(rows.staff[option.site] ?? -1, kinds[option.kind]?.size ?? 0)
  }
  return {
    cost: options.map(({ cost }) => cost),
    starts: [...starts, indices.length],
    indices,
    values,
  }
}

// What the solver calls the dual of an upper limit is not above 0 where the cost is made least; a price is its opposite, and never below 0.
function dualsOf({ ground }: Market, rowDual: Float64Array, rows: Rows): Duals {
  const priceOf = (row: number): number => (row < 0 ? 0 : Math.max(0, -(rowDual[row] ?? 0)))
  const own = Float64Array.from(rows.stock, priceOf)
  const pool = Float64Array.from(rows.pool, priceOf)
  const staff = Float64Array.from(rows.staff, priceOf)
  let worth = 0
  for (const [at, { capacity }] of ground.stocks.entries()) worth += (own[at] ?? 0) * capacity
  for (const [at, rooms] of ground.pools.entries()) worth += (pool[at] ?? 0) * rooms
  // An endless staff has no row and no price.
  for (const [at, left] of ground.staffLeft.entries()) if (staff[at]) worth += staff[at] * left
  const stock = own.map((price, at) => price + (pool[ground.stocks[at]?.pool ?? -1] ?? 0))
  return { stock, staff, worth }
}
