import { Problem, type ProblemItem } from '../door/problem.ts'

const levelDigits = [12, 9, 6, 4] // community, street, district, city

/** The smallest area that contains all of these codes; '' where they lie in different cities, which nobody covers. */
export function commonArea(codes: readonly string[]): string {
  const [first = ''] = codes
  const digits = levelDigits.find(
    (count) =>
      first.length >= count &&
      codes.every((code) => code.slice(0, count) === first.slice(0, count)),
  )
  return first.slice(0, digits ?? 0)
}

/** Refuses an import of which a row is known with other content. `row` counts from 1 within its list. */
export function refuseDiffering(
  what: string,
  other: { row: string | number; id: string | number } | undefined,
): void {
  if (!other) return
  throw new Problem('city.row-differs', { what, row: String(other.row), id: String(other.id) })
}

const itemsMax = 20 // as the door's own check: enough to see the pattern

/** Refuses an input of which some rows are not possible, naming row and column. */
export function refuseRows(items: readonly ProblemItem[]): void {
  if (items.length > 0) throw new Problem('input.malformed', {}, items.slice(0, itemsMax))
}

/** The values of one field of all rows: what `unnest` takes. */
export function column<Row, Name extends keyof Row>(rows: readonly Row[], name: Name): Row[Name][] {
  return rows.map((row) => row[name])
}

/**
 * Bytes as hexadecimal texts, for `decode(…, 'hex')`: the driver takes a list of buffers or of booleans for a single one,
 * so both travel as texts.
 */
export const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null
