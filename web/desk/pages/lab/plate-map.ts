import { type PlateFormat, plateShape, wellAt } from '@bihuan/core/lab/plate.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'

/** The plate as a block that a sheet takes: column numbers, then a line for each row, cells parted by tabs. */
export function plateMapOf(
  format: PlateFormat,
  wells: readonly { well: string; tube: string }[],
): string {
  const { rows, columns } = plateShape[format]
  const { negative, positive } = controlWells[format]
  const held = new Map(wells.map(({ well, tube }) => [well, tube]))
  held.set(negative, 'NTC')
  held.set(positive, 'PC')
  const head = ['', ...Array.from({ length: columns }, (_, column) => String(column + 1))]
  const lines = Array.from({ length: rows }, (_, row) => [
    String.fromCharCode(65 + row),
    ...Array.from({ length: columns }, (_, column) => {
      const well = wellAt(format, { row, column })
      return (well === null ? undefined : held.get(well)) ?? ''
    }),
  ])
  return [head, ...lines].map((cells) => cells.join('\t')).join('\r\n')
}
