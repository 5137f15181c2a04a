import { type LabelKind, labelCode, parseLabel } from '@bihuan/core/labels/label.ts'

/** What stands on a label beside its bars: lines in words, the most important first. */
export type Label = { code: string; lines: readonly string[] }

/** Millimetres of a label; the size of the rolls that most sites buy. */
export const labelSize = { width: 50, height: 30 } as const

// The largest print of one command (contract/rounds.ts).
const labelsMax = 20_000

export type LabelRange =
  | { ok: true; codes: string[] }
  | { ok: false; because: 'not-a-code' | 'order' | 'too-many' }

/** Every code from the first to the last, both included; both must carry their check character and be of one kind. */
export function labelRange(kind: LabelKind, first: string, last: string): LabelRange {
  const from = parseLabel(kind, first)
  const to = parseLabel(kind, last)
  if (!from.ok || !to.ok) return { ok: false, because: 'not-a-code' }
  if (to.label < from.label) return { ok: false, because: 'order' }
  const count = to.label - from.label + 1
  if (count > labelsMax) return { ok: false, because: 'too-many' }
  return {
    ok: true,
    codes: Array.from({ length: count }, (_, n) => labelCode(kind, from.label + n)),
  }
}
