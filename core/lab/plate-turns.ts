import { type PlateFormat, type PlateSpot, plateShape, spotOf, type Well, wellAt } from './plate.ts'

/** A way to put a plate in wrongly. Where the liquid of a well is then read is `turnedWell`. */
export type PlateTurn =
  | { kind: 'half-turn' }
  | { kind: 'mirror-rows' }
  | { kind: 'mirror-columns' }
  | { kind: 'shift'; rows: number; columns: number }

/** Every half turn, mirror and shift of a plate; the plate as it should be is not among them. */
export function plateTurns(format: PlateFormat): PlateTurn[] {
  const shape = plateShape[format]
  const turns: PlateTurn[] = [
    { kind: 'half-turn' },
    { kind: 'mirror-rows' },
    { kind: 'mirror-columns' },
  ]
  for (let rows = 1 - shape.rows; rows < shape.rows; rows += 1) {
    for (let columns = 1 - shape.columns; columns < shape.columns; columns += 1) {
      if (rows !== 0 || columns !== 0) turns.push({ kind: 'shift', rows, columns })
    }
  }
  return turns
}

/** The well in which the liquid meant for `well` is read after the turn; null when it fell off the plate. */
export function turnedWell(format: PlateFormat, turn: PlateTurn, well: Well): Well | null {
  const spot = spotOf(format, well)
  return spot === null ? null : wellAt(format, turned(format, turn, spot))
}

function turned(format: PlateFormat, turn: PlateTurn, { row, column }: PlateSpot): PlateSpot {
  const { rows, columns } = plateShape[format]
  switch (turn.kind) {
    case 'half-turn':
      return { row: rows - 1 - row, column: columns - 1 - column }
    case 'mirror-rows':
      return { row: rows - 1 - row, column }
    case 'mirror-columns':
      return { row, column: columns - 1 - column }
    case 'shift':
      return { row: row + turn.rows, column: column + turn.columns }
  }
}
