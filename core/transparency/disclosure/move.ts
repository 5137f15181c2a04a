import type { Counts } from './counts.ts'

/** A figure that is published or hidden: a cell, the total of a column of a table, or the total of a district. */
export type Figure = string
/** Orders of a district in one column of a table; all three count from 0. */
export const cell = (table: number, row: number, column: number): Figure =>
  `cell ${table} ${row} ${column}`
/** Orders of the whole city in one column of a table. */
export const columnTotal = (table: number, column: number): Figure => `column ${table} ${column}`
/** Orders of a district, the same in every table. */
export const districtTotal = (row: number): Figure => `district ${row}`

/**
 * Another day that adds up to the same page: one order more in each figure of `more` and one less in each of `less`
 * changes no sum. It can be repeated until a figure of `less` is empty, and backwards until one of `more` is: that is how much
 * nobody can know about any figure in it.
 */
export type Move = { more: readonly Figure[]; less: readonly Figure[] }

/** All figures of a day. */
export function figuresOf({ byDistrict, tables }: Counts): Map<Figure, number> {
  const figures = new Map<Figure, number>(
    byDistrict.map((value, row) => [districtTotal(row), value]),
  )
  for (const [table, { cells, totals }] of tables.entries()) {
    for (const [column, value] of totals.entries()) figures.set(columnTotal(table, column), value)
    for (const [row, values] of cells.entries())
      for (const [column, value] of values.entries()) figures.set(cell(table, row, column), value)
  }
  return figures
}

/** How many values every figure of a move can have beside its own. */
export function widthOf({ more, less }: Move, figures: ReadonlyMap<Figure, number>): number {
  const least = (names: readonly Figure[]) =>
    Math.min(...names.map((name) => figures.get(name) ?? 0))
  return least(more) + least(less)
}

/** Two districts and two columns of a table: the orders at the corners change places. */
export const cornerMove = (
  table: number,
  [row, otherRow]: readonly [number, number],
  [column, otherColumn]: readonly [number, number],
): Move => ({
  more: [cell(table, row, column), cell(table, otherRow, otherColumn)],
  less: [cell(table, row, otherColumn), cell(table, otherRow, column)],
})

/** In one district, from one column of a table to another; the totals of both columns change with it. */
export const columnMove = (table: number, row: number, column: number, other: number): Move => ({
  more: [columnTotal(table, column), cell(table, row, column)],
  less: [columnTotal(table, other), cell(table, row, other)],
})

/** From one district to another, in every table within one column of it. */
export const districtMove = (
  row: number,
  other: number,
  columns: readonly { table: number; column: number }[],
): Move => ({
  more: [districtTotal(row), ...columns.map(({ table, column }) => cell(table, row, column))],
  less: [districtTotal(other), ...columns.map(({ table, column }) => cell(table, other, column))],
})

/** Between two columns of a table of which the districts are not published. */
export const cityMove = (table: number, column: number, other: number): Move => ({
  more: [columnTotal(table, column)],
  less: [columnTotal(table, other)],
})
