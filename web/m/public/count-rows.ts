import type { PublicDay, PublicTable, Shown } from './wire.ts'

export type CountRow = { code: string; shown: Shown }

/** What can be shown of a table: `city` where the districts of it are kept back. */
export type CountView =
  | { is: 'rows'; rows: CountRow[]; none: string[]; most: number }
  | { is: 'too-few' }
  | { is: 'city-only' }

/**
 * The rows of one table of a day, of the city or of one district: the largest first, then those that are hidden; codes without any
 * order stand apart, since a page of zeros hides what there is.
 */
export function countRows(
  { counts }: PublicDay,
  attribute: PublicTable['attribute'],
  district: string | null,
): CountView {
  const table = counts.tables.find((one) => one.attribute === attribute)
  if (!table) return { is: 'too-few' }
  const at = district === null ? -1 : counts.districts.indexOf(district)
  const figures = district === null ? table.totals : table.cells?.[at]
  if (!figures) return { is: 'city-only' }
  const all = table.values.map((code, n): CountRow => ({ code, shown: figures[n] ?? null }))
  const order = ({ shown }: CountRow) => (shown === null ? 0 : shown)
  const rows = all
    .filter(({ shown }) => shown !== 0)
    .sort((one, other) => order(other) - order(one))
  return {
    is: 'rows',
    rows,
    none: all.filter(({ shown }) => shown === 0).map(({ code }) => code),
    most: Math.max(counts.showFrom, ...rows.map(order)),
  }
}

/** All orders of the city or of one district on a day. */
export function totalOf({ counts }: PublicDay, district: string | null): Shown {
  if (district === null) return counts.total
  return counts.byDistrict?.[counts.districts.indexOf(district)] ?? null
}
