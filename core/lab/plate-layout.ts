import { type PlateFormat, plateShape, type Well, wellAt } from './plate.ts'

/**
 * Where the two controls lie. No half turn, mirror or shift brings one of them to its own place, or both
 * to each other's (docs: hazard H29; the property is tested over all of them). They lie one well inside
 * the edge, so that a plate shifted by one row or column still shows them, at the wrong place.
 */
export const controlWells: Record<PlateFormat, { negative: Well; positive: Well }> = {
  96: { negative: 'B11', positive: 'G10' },
  384: { negative: 'B23', positive: 'O22' },
}

/** What a tube holds: swabs of several people, or of one. A household's tube is a pool. */
export type TubeHolds = 'pool' | 'single'

export type LoadedTube = { tube: string; holds: TubeHolds }

export type LayoutWell =
  | { well: Well; role: 'negative-control' }
  | { well: Well; role: 'positive-control' }
  | { well: Well; role: 'tube'; tube: string; holds: TubeHolds }

export type PlateLayout = { format: PlateFormat; wells: readonly LayoutWell[] }

/** 94 of 96, 382 of 384: all wells but the two controls. */
export function tubeWellCount(format: PlateFormat): number {
  return format - 2
}

export type LayPlateOutcome =
  | { ok: true; layout: PlateLayout }
  | { ok: false; because: 'no-tubes' }
  | { ok: false; because: 'too-many-tubes'; tubesMax: number }
  | { ok: false; because: 'tube-twice'; tube: string }

/** Lays tubes on a plate in the order given, column by column (A1, B1, … as a multichannel pipette goes), around the controls. */
export function layPlate(tubes: readonly LoadedTube[], format: PlateFormat): LayPlateOutcome {
  if (tubes.length === 0) return { ok: false, because: 'no-tubes' }
  const tubesMax = tubeWellCount(format)
  if (tubes.length > tubesMax) return { ok: false, because: 'too-many-tubes', tubesMax }
  const seen = new Set<string>()
  for (const { tube } of tubes) {
    if (seen.has(tube)) return { ok: false, because: 'tube-twice', tube }
    seen.add(tube)
  }

  const controls = controlWells[format]
  const { rows, columns } = plateShape[format]
  const wells: LayoutWell[] = []
  let next = 0
  for (let place = 0; place < rows * columns; place += 1) {
    const well = wellAt(format, { row: place % rows, column: Math.floor(place / rows) })
    if (well === null) continue
    if (well === controls.negative) wells.push({ well, role: 'negative-control' })
    else if (well === controls.positive) wells.push({ well, role: 'positive-control' })
    else {
      const loaded = tubes[next]
      next += 1
      if (loaded !== undefined) {
        wells.push({ well, role: 'tube', tube: loaded.tube, holds: loaded.holds })
      }
    }
  }
  return { ok: true, layout: { format, wells } }
}
