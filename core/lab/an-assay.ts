import type { Assay } from './assay.ts'
import type { Reading } from './call.ts'
import type { PlateFormat, Well } from './plate.ts'
import type { PlateLayout, TubeHolds } from './plate-layout.ts'
import { layPlate } from './plate-layout.ts'

// Builders for tests: an invented kit, and what a machine reads of it.

/** An invented kit of two genes, a human internal control and water that has none. */
export function anAssay(over: Partial<Assay> = {}): Assay {
  return {
    id: 'test-kit',
    version: 3,
    kit: 'kit-a',
    kitName: 'Test kit',
    targets: [
      { name: 'ORF1ab', dye: 'FAM', cutoffCt: 38, lodCtMax: 40 },
      { name: 'N', dye: 'VIC', cutoffCt: 38, lodCtMax: 40 },
    ],
    internalControl: { name: 'RNase P', dye: 'CY5', ctMax: 38 },
    reactiveWhen: 'all-targets',
    negativeControl: { internalControl: 'absent' },
    positiveControl: { ctMin: 20, ctMax: 32 },
    source: 'invented',
    grade: 'invented-example',
    ...over,
  }
}

/** The three curves of one well, in the order ORF1ab, N, RNase P. */
export function curves(
  well: Well,
  sample: string | null,
  cts: readonly (number | null)[],
): Reading[] {
  const { targets, internalControl } = anAssay()
  return [...targets, internalControl].map(({ name, dye }, index) => ({
    well,
    sample,
    target: name,
    dye,
    ct: cts[index] ?? null,
    flags: [],
  }))
}

/** A plate of so many tubes. Throws a RangeError when they do not fit. */
export function aPlate(
  tubes: number,
  format: PlateFormat = 96,
  holds: TubeHolds = 'pool',
): PlateLayout {
  const outcome = layPlate(
    Array.from({ length: tubes }, (_, index) => ({ tube: `T${index}`, holds })),
    format,
  )
  if (!outcome.ok) throw new RangeError(outcome.because)
  return outcome.layout
}

/** What the liquid of each place of a plate gives: water, positive control, and negative tubes unless told. */
export function liquids(
  layout: PlateLayout,
  tubeCts: (tube: string) => readonly (number | null)[] = () => [null, null, 27],
): Map<Well, readonly (number | null)[]> {
  return new Map(
    layout.wells.map((place) => {
      if (place.role === 'negative-control') return [place.well, [null, null, null]]
      if (place.role === 'positive-control') return [place.well, [26, 27, 25]]
      return [place.well, tubeCts(place.tube)]
    }),
  )
}

/** The readings of a plate whose wells hold these liquids; a well with none reads nothing at all. */
export function readingsOf(
  layout: PlateLayout,
  held: ReadonlyMap<Well, readonly (number | null)[]>,
): Reading[] {
  return layout.wells.flatMap((place) =>
    curves(place.well, place.role === 'tube' ? place.tube : null, held.get(place.well) ?? []),
  )
}
