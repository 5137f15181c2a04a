import type { LabelNumber } from '../labels/label.ts'

export type CountComparison = {
  /** On the manifest, not in the box: their people are at risk of never getting a result. */
  missing: LabelNumber[]
  /** In the box, not on the manifest. */
  extra: LabelNumber[]
  agreed: LabelNumber[]
}

/** Holds the codes scanned from a box against its manifest, each in ascending order; a code scanned twice counts once. */
export function compareCounts(
  manifest: Iterable<LabelNumber>,
  scanned: Iterable<LabelNumber>,
): CountComparison {
  const listed = new Set(manifest)
  const found = new Set(scanned)
  const ascending = (labels: Iterable<LabelNumber>) => [...labels].sort((a, b) => a - b)
  return {
    missing: ascending([...listed].filter((label) => !found.has(label))),
    extra: ascending([...found].filter((label) => !listed.has(label))),
    agreed: ascending([...listed].filter((label) => found.has(label))),
  }
}
