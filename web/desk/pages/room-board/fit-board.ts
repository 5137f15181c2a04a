/** How the rooms of a site lie on one A3 page: cells in a row, and the size of one, millimetres. */
export type Fit = { columns: number; width: number; height: number }

// A3 landscape without margins, head and legend; each floor begins a row.
const page = { width: 396, height: 252, label: 12 }
const most = { width: 40, height: 26 }

/**
 * The number of cells in a row that makes the smaller side of a cell as large as it can be, so that all rooms of a site are on one page.
 * `floors` says how many rooms each floor has.
 */
export function fitBoard(floors: readonly number[]): Fit {
  let best: Fit = { columns: 8, width: 0, height: 0 }
  for (let columns = 8; columns <= 40; columns += 1) {
    const rows = floors.reduce((sum, rooms) => sum + Math.max(1, Math.ceil(rooms / columns)), 0)
    const width = Math.min(most.width, (page.width - page.label) / columns)
    const height = Math.min(most.height, page.height / Math.max(1, rows))
    if (Math.min(width, height) > Math.min(best.width, best.height))
      best = { columns, width, height }
  }
  return best
}
