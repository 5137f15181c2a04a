import { canonicalLabel, type LabelNumber, parseLabel } from '../labels/label.ts'

/** What a scanned text is by its form. */
export type Scan =
  | { what: 'tube'; tube: LabelNumber }
  | { what: 'box' | 'plate'; code: string }
  /** A person's code; whether it is genuine says core/person-code. */
  | { what: 'person'; text: string }
  | { what: 'nothing'; text: string }

/** Sorts a scanned text; anything that is not exactly one of our codes is nothing: no address is ever opened (H95). */
export function readScan(text: string): Scan {
  if (text.length > 400) return { what: 'nothing', text: text.slice(0, 40) }
  const plain = canonicalLabel(text)
  if (plain.startsWith('R1')) return { what: 'person', text: plain }
  const tube = parseLabel('tube', plain)
  if (tube.ok) return { what: 'tube', tube: tube.label }
  for (const what of ['box', 'plate'] as const) {
    const label = parseLabel(what, plain)
    if (label.ok) return { what, code: label.code }
  }
  return { what: 'nothing', text: plain.slice(0, 40) }
}
