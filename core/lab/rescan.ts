import { type PlateFormat, spotOf, type Well } from './plate.ts'
import { type PlateTurn, turnedWell } from './plate-turns.ts'

/** A tube in a well: as the plate was loaded, or as a second scan found it. */
export type PlacedTube = { well: Well; tube: string }

/** One tube that a second scan did not find as it was loaded; `well` is where it was loaded, `found` where it was scanned. */
export type RescanFault =
  | { kind: 'swapped'; tube: string; well: Well; found: Well; other: string }
  | { kind: 'moved'; tube: string; well: Well; found: Well }
  | { kind: 'missing'; tube: string; well: Well }
  | { kind: 'foreign'; tube: string; found: Well }
  | { kind: 'scanned-twice'; tube: string; found: Well }

/** What a second scan of a plate shows. `turn`: the one way of putting the plate in wrongly that explains the scan. */
export type RescanComparison =
  | { kind: 'clean'; turn: null; faults: [] }
  | { kind: 'differs'; turn: PlateTurn | null; faults: RescanFault[] }

// A turn must explain so many of the loaded tubes that were scanned: a tube of another plate, or one that was scanned
// twice, must not hide it. Our own choice.
const explainedShareMin = 0.8
// One tube elsewhere is a tube elsewhere; two that moved alike are a plate that moved.
const explainedMin = 2

/**
 * Compares a second scan with the plate as it was loaded (hazard H29: a plate turned by half or shifted by a row gives 94
 * wrong results). Every loaded tube must be scanned once, in its well, and nothing else.
 */
export function compareRescan(
  format: PlateFormat,
  loaded: readonly PlacedTube[],
  scanned: readonly PlacedTube[],
): RescanComparison {
  const home = new Map(loaded.map(({ well, tube }) => [tube, well]))
  const held = new Map(loaded.map(({ well, tube }) => [well, tube]))
  const found = new Map<string, Well>()
  const faults: RescanFault[] = []
  for (const { well, tube } of scanned) {
    if (!home.has(tube)) faults.push({ kind: 'foreign', tube, found: well })
    else if (found.has(tube)) faults.push({ kind: 'scanned-twice', tube, found: well })
    else found.set(tube, well)
  }
  for (const { tube, well } of loaded) {
    const place = found.get(tube)
    if (place === well) continue
    if (place === undefined) {
      faults.push({ kind: 'missing', tube, well })
      continue
    }
    const other = held.get(place)
    if (other !== undefined && found.get(other) === well)
      faults.push({ kind: 'swapped', tube, well, found: place, other })
    else faults.push({ kind: 'moved', tube, well, found: place })
  }
  if (faults.length === 0) return { kind: 'clean', turn: null, faults: [] }
  return { kind: 'differs', turn: turnOf(format, home, found), faults }
}

/** How far a turn carries a plate from its place; of two turns that explain a scan equally well, the nearer is told. */
function distance(turn: PlateTurn): number {
  return turn.kind === 'shift' ? Math.abs(turn.rows) + Math.abs(turn.columns) : 3
}

/** The turns that explain at least one tube, each with how many: three are tried, and a tube's way says its shift. */
function turnsSeen(
  format: PlateFormat,
  home: ReadonlyMap<string, Well>,
  found: ReadonlyMap<string, Well>,
): { turn: PlateTurn; explained: number }[] {
  const seen = new Map<string, { turn: PlateTurn; explained: number }>()
  const count = (name: string, turn: PlateTurn) => {
    const known = seen.get(name) ?? { turn, explained: 0 }
    known.explained += 1
    seen.set(name, known)
  }
  for (const [tube, place] of found) {
    const well = home.get(tube) ?? ''
    for (const kind of ['half-turn', 'mirror-rows', 'mirror-columns'] as const)
      if (turnedWell(format, { kind }, well) === place) count(kind, { kind })
    const [from, to] = [spotOf(format, well), spotOf(format, place)]
    if (from === null || to === null) continue
    const [rows, columns] = [to.row - from.row, to.column - from.column]
    if (rows !== 0 || columns !== 0) count(`${rows} ${columns}`, { kind: 'shift', rows, columns })
  }
  return [...seen.values()]
}

function turnOf(
  format: PlateFormat,
  home: ReadonlyMap<string, Well>,
  found: ReadonlyMap<string, Well>,
): PlateTurn | null {
  const [best] = turnsSeen(format, home, found).sort(
    (a, b) => b.explained - a.explained || distance(a.turn) - distance(b.turn),
  )
  if (best === undefined || best.explained < explainedMin) return null
  return best.explained >= found.size * explainedShareMin ? best.turn : null
}
