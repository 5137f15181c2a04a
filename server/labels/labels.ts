import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import { Problem } from '../door/problem.ts'

/** The number of a tube's printed code, as int8 text for the database. Refuses with tube.code-refused. */
export function tubeId(code: string): string {
  const parsed = parseLabel('tube', code)
  if (!parsed.ok) throw new Problem('tube.code-refused', { tube: code, fault: parsed.fault })
  return String(parsed.label)
}

/** The number of a box's printed code. Refuses with box.code-refused. */
export function boxId(code: string): string {
  const parsed = parseLabel('box', code)
  if (!parsed.ok) throw new Problem('box.code-refused', { box: code, fault: parsed.fault })
  return String(parsed.label)
}

/** The number of a plate's printed code. Refuses with plate.code-refused. */
export function plateId(code: string): string {
  const parsed = parseLabel('plate', code)
  if (!parsed.ok) throw new Problem('plate.code-refused', { plate: code, fault: parsed.fault })
  return String(parsed.label)
}

/** Printed codes of ids as they come out of the database. */
export const tubeCode = (id: string) => labelCode('tube', Number(id))
export const boxCode = (id: string) => labelCode('box', Number(id))
export const plateCode = (id: string) => labelCode('plate', Number(id))
