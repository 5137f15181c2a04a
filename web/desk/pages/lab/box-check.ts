import { type LabelFault, parseLabel } from '@bihuan/core/labels/label.ts'

/** Tubes taken out of a box, in the order of the scans. */
export type BoxCheck = { manifest: ReadonlySet<string>; scanned: readonly string[] }

export type BoxAnswer =
  | { kind: 'ok'; tube: string }
  | { kind: 'extra'; tube: string }
  | { kind: 'twice'; tube: string }
  | { kind: 'misread'; text: string; fault: LabelFault }

/** Holds a scanned tube against the manifest; one of another box is kept too, because it really lies in this one. */
export function checkTube(
  { manifest, scanned }: BoxCheck,
  text: string,
): { scanned: readonly string[]; answer: BoxAnswer } {
  const parsed = parseLabel('tube', text)
  if (!parsed.ok) return { scanned, answer: { kind: 'misread', text, fault: parsed.fault } }
  const tube = parsed.code
  if (scanned.includes(tube)) return { scanned, answer: { kind: 'twice', tube } }
  const kind = manifest.has(tube) ? 'ok' : 'extra'
  return { scanned: [...scanned, tube], answer: { kind, tube } }
}

/** The manifest's tubes that were not scanned, and the scanned ones that are not on it. */
export function differencesOf({ manifest, scanned }: BoxCheck): {
  missing: string[]
  extra: string[]
} {
  const seen = new Set(scanned)
  return {
    missing: [...manifest].filter((tube) => !seen.has(tube)),
    extra: scanned.filter((tube) => !manifest.has(tube)),
  }
}
