import type { PlateWell } from '../../../api/wire.ts'
import { shapes } from '../../../ui/desk/status-tag.tsx'

export type WellKind =
  | 'empty'
  | 'control'
  | 'waiting'
  | 'negative'
  | 'reactive'
  | 'invalid'
  | 'repeat'

/** What a well shows at a glance: nothing, a control, a tube without a call yet, or its call. */
export function wellKind(well: PlateWell | undefined): WellKind {
  if (!well) return 'empty'
  if (well.role !== 'sample') return 'control'
  switch (well.call) {
    case 'negative':
    case 'reactive':
    case 'invalid':
    case 'repeat':
      return well.call
    default:
      return 'waiting'
  }
}

/** A shape for each, so that a well is told apart without colour. */
export const wellShapes: Record<WellKind, string> = {
  empty: '',
  control: shapes.info,
  waiting: shapes.idle,
  negative: shapes.ok,
  reactive: shapes.wait,
  invalid: shapes.late,
  repeat: '↻',
}

/** Rows by letter and columns by number of a plate of 96 or 384 wells. */
export function gridOf(format: number): { rows: string[]; columns: number[] } {
  const [rows, columns] = format === 384 ? [16, 24] : [8, 12]
  return {
    rows: Array.from({ length: rows }, (_, row) => String.fromCharCode(65 + row)),
    columns: Array.from({ length: columns }, (_, column) => column + 1),
  }
}
