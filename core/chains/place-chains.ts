import { endsFrom, endsOf } from './graph.ts'
import { type Lane, unknownLane } from './layout.ts'

/** Two cases of one row lie at least so many days apart. */
export const leastGap = 0.5
const beforeUnknown = 3

/**
 * Rows of a forest: every chain is a block of its own. A case stands on the row of its source where it is the first that it infected and lies to
 * the right of it; every other begins a row below all that came before (Reingold and Tilford's tidy tree, 1981, drawn along time). Blocks
 * share rows where their times do not overlap; the largest is on top. Cases without a source and without a link stand in a lane below.
 */
export function placeChains(
  x: Float64Array,
  tree: Int32Array,
  unknown: Uint8Array,
): { y: Float64Array; lanes: Lane[] } {
  const count = x.length
  const links = Array.from(tree, (from, to) => ({ from, to })).filter(({ from }) => from >= 0)
  const below = endsOf(count, links, false)
  const y = new Float64Array(count)
  const blocks: Block[] = []
  for (let line = 0; line < count; line += 1)
    if ((tree[line] ?? -1) < 0) blocks.push(blockOf(line, x, y, (one) => endsFrom(below, one)))
  blocks.sort(
    (a, b) =>
      b.lines.length - a.lines.length || a.from - b.from || (a.lines[0] ?? 0) - (b.lines[0] ?? 0),
  )
  const isAlone = ({ lines: [only = 0], lines }: Block) => lines.length === 1 && unknown[only] === 1
  const place = (some: Block[], above: number): number => {
    const skyline = new Skyline()
    let bottom = above
    for (const { lines, rows, from, until } of some) {
      const top = above + skyline.place(from, until, rows)
      for (const line of lines) y[line] = (y[line] ?? 0) + top
      bottom = Math.max(bottom, top + rows)
    }
    return bottom
  }
  const end = place(
    blocks.filter((block) => !isAlone(block)),
    0,
  )
  const alone = blocks.filter(isAlone)
  if (alone.length === 0) return { y, lanes: [] }
  const from = end === 0 ? 0 : end + beforeUnknown
  const until = place(alone, from)
  return { y, lanes: [{ lane: unknownLane, from, until, cases: alone.length }] }
}

type Block = { lines: number[]; rows: number; from: number; until: number }

/** One chain with the rows of its cases from 0, written into `y`. */
function blockOf(
  root: number,
  x: Float64Array,
  y: Float64Array,
  infectedBy: (line: number) => Int32Array,
): Block {
  const lines: number[] = []
  const waiting: { line: number; onRowOf: number }[] = [{ line: root, onRowOf: -1 }]
  let rows = 0
  let from = Number.POSITIVE_INFINITY
  let until = Number.NEGATIVE_INFINITY
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { line, onRowOf } = next
    const across = x[line] ?? 0
    if (onRowOf < 0) {
      y[line] = rows
      rows += 1
    } else y[line] = y[onRowOf] ?? 0
    lines.push(line)
    from = Math.min(from, across)
    until = Math.max(until, across)
    const infected = [...infectedBy(line)].sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b)
    const straight = infected.findIndex((one) => (x[one] ?? 0) >= across + leastGap)
    infected.reverse().forEach((one, n) => {
      if (infected.length - 1 - n !== straight) waiting.push({ line: one, onRowOf: -1 })
    })
    const along = infected[infected.length - 1 - straight]
    if (straight >= 0 && along !== undefined) waiting.push({ line: along, onRowOf: line })
  }
  return { lines, rows, from, until }
}

/** How far down each half day is filled. */
class Skyline {
  readonly filled = new Map<number, number>()

  /** The first row at which so many are free from one day to another; they are taken. */
  place(from: number, until: number, rows: number): number {
    const [first, last] = [Math.floor(from / leastGap), Math.floor(until / leastGap)]
    let top = 0
    for (let slot = first; slot <= last; slot += 1) top = Math.max(top, this.filled.get(slot) ?? 0)
    for (let slot = first; slot <= last; slot += 1) this.filled.set(slot, top + rows)
    return top
  }
}
