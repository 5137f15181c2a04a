import { withoutCircles } from './drawn.ts'
import { leastGap, placeChains } from './place-chains.ts'

/** The cases to lay out, in columns. */
export type LayoutInput = {
  /** Days from any one day; NaN where no moment is known. */
  readonly time: Float64Array
  /** The source that each is drawn from, by line; -1 for none. */
  readonly source: Int32Array
  /** The row of places or districts that each belongs to, for a picture by those; null for the tree of time. */
  readonly lane: Int32Array | null
  /** 1 where nobody knows the source: whoever of these has no link either stands in a lane of their own. */
  readonly unknown: Uint8Array
}
/** Lane of the cases without a source and without a link. */
export const unknownLane = -2
export type Lane = {
  readonly lane: number
  readonly from: number
  readonly until: number
  readonly cases: number
}
export type Layout = {
  /** Days; the first case is at 0. Who has no date stands in a column before it. */
  readonly x: Float64Array
  /** Rows from the top. */
  readonly y: Float64Array
  readonly lanes: readonly Lane[]
}

const undatedAt = -3
const betweenLanes = 2

/** Where a picture begins, and the x of every case. */
function acrossOf(time: Float64Array): Float64Array {
  const first = time.reduce((least, one) => (one < least ? one : least), Number.POSITIVE_INFINITY)
  return time.map((one) => (Number.isNaN(one) ? undatedAt : one - first))
}

/**
 * Places for a whole city of cases: across by time, down by the tree of each chain, or by lanes with the members of a chain beside each other. The
 * same input gives the same picture, and no two cases stand on one place. Linear but for sorting.
 */
export function layOut({ time, source, lane, unknown }: LayoutInput): Layout {
  const x = acrossOf(time)
  const tree = withoutCircles(source, x)
  if (lane === null) return { x, ...placeChains(x, tree, unknown) }
  return { x, ...inLanes(x, tree, lane) }
}

function inLanes(x: Float64Array, tree: Int32Array, lane: Int32Array) {
  const members = new Map<number, number[]>()
  const root = rootsOf(tree)
  for (let line = 0; line < x.length; line += 1) {
    const key = lane[line] ?? -1
    const list = members.get(key)
    if (list) list.push(line)
    else members.set(key, [line])
  }
  const order = [...members].sort(([a, of], [b, others]) => others.length - of.length || a - b)
  const y = new Float64Array(x.length)
  const lanes: Lane[] = []
  let top = 0
  for (const [key, lines] of order) {
    // Of a chain together, and within it by time: the rows of a lane then show the chains that touch it.
    lines.sort((a, b) => (root[a] ?? 0) - (root[b] ?? 0) || (x[a] ?? 0) - (x[b] ?? 0) || a - b)
    const filled = new Map<number, number>()
    let rows = 0
    for (const line of lines) {
      const slot = Math.floor((x[line] ?? 0) / leastGap)
      const row = filled.get(slot) ?? 0
      filled.set(slot, row + 1)
      y[line] = top + row
      rows = Math.max(rows, row + 1)
    }
    lanes.push({ lane: key, from: top, until: top + rows, cases: lines.length })
    top += rows + betweenLanes
  }
  return { y, lanes }
}

/** The first case of the chain of each. */
export function rootsOf(tree: Int32Array): Int32Array {
  const root = new Int32Array(tree.length).fill(-1)
  for (let first = 0; first < tree.length; first += 1) {
    const path: number[] = []
    let line = first
    while ((root[line] ?? 0) < 0 && (tree[line] ?? -1) >= 0) {
      path.push(line)
      line = tree[line] ?? -1
    }
    const found = (root[line] ?? -1) >= 0 ? (root[line] ?? line) : line
    root[line] = found
    for (const one of path) root[one] = found
  }
  return root
}
