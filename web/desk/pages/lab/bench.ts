import { type PlateFormat, plateShape, type Well, wellAt } from '@bihuan/core/lab/plate.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { type LabelFault, parseLabel } from '@bihuan/core/labels/label.ts'
import type { WaitingTube } from '../../../api/wire.ts'

/** A plate that is being loaded: each act of the hand in its order, a tube's code or null for a skipped well. */
export type Bench = { format: PlateFormat; acts: readonly (string | null)[] }

export type ScanAnswer =
  | { kind: 'loaded'; tube: string; well: Well; waiting: WaitingTube | null }
  | { kind: 'twice'; tube: string; well: Well }
  | { kind: 'not-here'; tube: string }
  | { kind: 'needs-another-kit'; tube: string }
  | { kind: 'misread'; text: string; fault: LabelFault }
  | { kind: 'not-a-tube'; text: string }
  | { kind: 'full'; tube: string }

/** What is known beside the plate: which tubes wait here, whether that list is whole, and the kit of the chosen assay. */
export type Around = {
  waiting: ReadonlyMap<string, WaitingTube>
  isWhole: boolean
  kit: string | null
}

const orders = new Map<PlateFormat, readonly Well[]>()

/** The wells in the order of loading: down each column, around the two controls. */
export function loadingOrder(format: PlateFormat): readonly Well[] {
  const known = orders.get(format)
  if (known) return known
  const { rows, columns } = plateShape[format]
  const { negative, positive } = controlWells[format]
  const order = Array.from({ length: rows * columns }, (_, place) =>
    wellAt(format, { row: place % rows, column: Math.floor(place / rows) }),
  ).filter((well): well is Well => well !== null && well !== negative && well !== positive)
  orders.set(format, order)
  return order
}

/** The well that the next tube goes into; null when the plate is full. */
export const nextWell = ({ format, acts }: Bench): Well | null =>
  loadingOrder(format)[acts.length] ?? null

/** Which tube lies in which well, in the order of loading. */
export function wellsLoaded({ format, acts }: Bench): { well: Well; tube: string }[] {
  const order = loadingOrder(format)
  return acts.flatMap((tube, at) => {
    const well = order[at]
    return tube === null || well === undefined ? [] : [{ well, tube }]
  })
}

/** Skips a well; a full plate stays as it is. */
export const skipWell = (bench: Bench): Bench =>
  nextWell(bench) === null ? bench : { ...bench, acts: [...bench.acts, null] }

/** Takes the last act back, a tube or a skipped well. */
export const undoAct = (bench: Bench): Bench => ({ ...bench, acts: bench.acts.slice(0, -1) })

/**
 * Takes a scanned code: only a tube that may lie here moves the cursor, everything else says why and leaves the plate as it was.
 * Where the list of waiting tubes is not whole, a tube that is missing from it is left to the server to judge.
 */
export function scanTube(
  bench: Bench,
  text: string,
  { waiting, isWhole, kit }: Around,
): { bench: Bench; answer: ScanAnswer } {
  const stay = (answer: ScanAnswer) => ({ bench, answer })
  if (parseLabel('plate', text).ok || parseLabel('box', text).ok)
    return stay({ kind: 'not-a-tube', text })
  const parsed = parseLabel('tube', text)
  if (!parsed.ok) return stay({ kind: 'misread', text, fault: parsed.fault })
  const tube = parsed.code
  const before = wellsLoaded(bench).find((one) => one.tube === tube)
  if (before) return stay({ kind: 'twice', tube, well: before.well })
  const known = waiting.get(tube) ?? null
  if (known === null && isWhole) return stay({ kind: 'not-here', tube })
  if (known?.secondKit && known.firstKit === kit) return stay({ kind: 'needs-another-kit', tube })
  const well = nextWell(bench)
  if (well === null) return stay({ kind: 'full', tube })
  return {
    bench: { ...bench, acts: [...bench.acts, tube] },
    answer: { kind: 'loaded', tube, well, waiting: known },
  }
}
