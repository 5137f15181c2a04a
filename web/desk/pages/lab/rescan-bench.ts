import type { Well } from '@bihuan/core/lab/plate.ts'
import { type LabelFault, parseLabel } from '@bihuan/core/labels/label.ts'
import { type Bench, nextWell, wellsLoaded } from './bench.ts'

export type RescanAnswer =
  | { kind: 'there'; tube: string; well: Well }
  | { kind: 'elsewhere'; tube: string; well: Well; home: Well | null }
  | { kind: 'twice'; tube: string; well: Well }
  | { kind: 'misread'; text: string; fault: LabelFault }
  | { kind: 'full' }

/** Takes one scan of a plate that is checked: whatever tube it is, it lies in the next well; only a misread one stays out. */
export function takeRescan(
  bench: Bench,
  homes: ReadonlyMap<string, Well>,
  text: string,
): { bench: Bench; answer: RescanAnswer } {
  const parsed = parseLabel('tube', text)
  if (!parsed.ok) return { bench, answer: { kind: 'misread', text, fault: parsed.fault } }
  const tube = parsed.code
  const before = wellsLoaded(bench).find((one) => one.tube === tube)
  if (before) return { bench, answer: { kind: 'twice', tube, well: before.well } }
  const well = nextWell(bench)
  if (well === null) return { bench, answer: { kind: 'full' } }
  const home = homes.get(tube) ?? null
  return {
    bench: { ...bench, acts: [...bench.acts, tube] },
    answer: home === well ? { kind: 'there', tube, well } : { kind: 'elsewhere', tube, well, home },
  }
}
