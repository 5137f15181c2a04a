/** Wells of a plate: 8 rows of 12, or 16 rows of 24 (ANSI/SLAS 4). */
export type PlateFormat = 96 | 384

/** `A1` to `H12` or `P24`: row letter and column without a leading zero. */
export type Well = string

export type PlateSpot = { row: number; column: number }

export const plateShape: Record<PlateFormat, { rows: number; columns: number }> = {
  96: { rows: 8, columns: 12 },
  384: { rows: 16, columns: 24 },
}

const rowLetters = 'ABCDEFGHIJKLMNOP'

/** The well at a row and column, both from 0; null outside the plate. */
export function wellAt(format: PlateFormat, { row, column }: PlateSpot): Well | null {
  const { rows, columns } = plateShape[format]
  if (row < 0 || row >= rows || column < 0 || column >= columns) return null
  return `${rowLetters.charAt(row)}${column + 1}`
}

/** All wells in row-major order. */
export function wellsOf(format: PlateFormat): Well[] {
  const { rows, columns } = plateShape[format]
  return Array.from({ length: rows * columns }, (_, index) => {
    const well = wellAt(format, { row: Math.floor(index / columns), column: index % columns })
    return well ?? ''
  })
}

// Looked up instead of read letter by letter: a plate's file names each of its wells some ten times.
const indices = (format: PlateFormat): ReadonlyMap<Well, number> =>
  new Map(wellsOf(format).map((well, index) => [well, index]))
const indexOf: Record<PlateFormat, ReadonlyMap<Well, number>> = {
  96: indices(96),
  384: indices(384),
}

/** Place of a well in row-major order from 0 (`A1` 0, `A2` 1); null when the plate has no such well. */
export function wellIndex(format: PlateFormat, well: Well): number | null {
  return indexOf[format].get(well) ?? null
}

/** Row and column, both from 0, of a canonical well; null when the plate has no such well. */
export function spotOf(format: PlateFormat, well: Well): PlateSpot | null {
  const index = wellIndex(format, well)
  if (index === null) return null
  const { columns } = plateShape[format]
  return { row: Math.floor(index / columns), column: index % columns }
}

/** What people and machines write for a well (`a01`, ` A1`, `A001`) as `A1`; null when it is none of 384. */
export function canonicalWell(text: string): Well | null {
  if (indexOf[384].has(text)) return text
  const match = /^([A-P])0*([1-9]\d?)$/.exec(text.normalize('NFKC').trim().toUpperCase())
  if (match === null) return null
  const well = `${match[1]}${match[2]}`
  return spotOf(384, well) === null ? null : well
}
