import { createRequire } from 'node:module'
import type { LpColumns, LpModel, OpenLp } from '@bihuan/core/allocation/whole.ts'
import type { Highs } from 'highs'

// Its types are those of its CommonJS build, whose module has `default`; its other build has not.
const { default: loadHighs } = createRequire(import.meta.url)('highs') as typeof import('highs')

/** The name of the solver, for the record of a run. */
export const solverName = 'HiGHS 1.15'

/** Loads HiGHS (WebAssembly, one thread): give what it returns to `allocate`. */
export async function loadSolver(): Promise<OpenLp> {
  const highs = await loadHighs()
  return (lower, upper) => openLp(highs, lower, upper)
}

/** Rows that stand, columns that come; each run goes on from the basis of the one before. */
function openLp(highs: Highs, lower: readonly number[], upper: readonly number[]): LpModel {
  const numRows = upper.length
  const model = highs.createModel({
    numCols: 0,
    numRows,
    colCost: new Float64Array(0),
    colLower: new Float64Array(0),
    colUpper: new Float64Array(0),
    rowLower: Float64Array.from(lower, (value) =>
      Number.isFinite(value) ? value : -highs.infinity,
    ),
    rowUpper: Float64Array.from(upper),
    matrix: {
      format: 'csc',
      numRows,
      numCols: 0,
      starts: new Int32Array(1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  })
  model.options.set({ output_flag: false })
  return {
    add({ cost, starts, indices, values }: LpColumns) {
      if (cost.length === 0) return
      model.addCols({
        cost: Float64Array.from(cost),
        lower: new Float64Array(cost.length),
        upper: new Float64Array(cost.length).fill(highs.infinity),
        matrix: {
          format: 'csc',
          numRows,
          numCols: cost.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      })
    },
    limit(rows, most) {
      for (const [at, row] of rows.entries())
        model.changeRowBounds(row, -highs.infinity, most[at] ?? 0)
    },
    solve() {
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null
      const { colValue, rowDual } = model.getSolution()
      return { objective: model.getObjectiveValue(), value: colValue, rowDual }
    },
    close() {
      model.dispose()
    },
  }
}
