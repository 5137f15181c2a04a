import { sourceStates } from '@bihuan/contract/chains.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { groupColour } from '@bihuan/core/chains/drawing.ts'
import { likelyFrom } from '@bihuan/core/chains/drawn.ts'
import Graph from 'graphology'
import type { Palette } from '../../../ui/tokens.ts'
import { groupOf } from './colours.ts'
import type { ChainPicture } from './questions.ts'
import type { Colouring } from './use-filter.ts'

export type NodeLook = {
  x: number
  y: number
  size: number
  color: string
  label: string
  type: 'case' | 'unknown'
}
export type EdgeLook = { size: number; color: string }
export type ChainGraph = Graph<NodeLook, EdgeLook>

const unknownStates = [sourceStates.indexOf('open'), sourceStates.indexOf('lost')]
/** Whether nobody knows the source of the case on a line. */
export const isUnknown = ({ cases }: ChainPicture, line: number): boolean =>
  unknownStates.includes(cases.source[line] ?? -1)

const sizeOf = (offspring: number): number => 3 + Math.min(7, Math.sqrt(offspring) * 1.6)

/** How many rows one day is as wide as, so that the whole picture has the shape of its frame. */
export function stretchOf({ cases }: ChainPicture, widthToHeight: number): number {
  const span = (list: readonly number[]) => {
    let [least, most] = [0, 1]
    for (const one of list) {
      if (one < least) least = one
      if (one > most) most = one
    }
    return most - least
  }
  return (span(cases.y) * widthToHeight) / span(cases.x)
}

/**
 * The graph as the renderer takes it. The renderer has no dashes: a decided link is dark and as wide as can be, any other is lighter and the thinner
 * the less likely it is, and one that cannot be is red.
 */
export function makeGraph(
  picture: ChainPicture,
  stretch: number,
  colouring: Colouring,
  palette: Palette,
): ChainGraph {
  const groups = groupOf(picture, colouring)
  const graph: ChainGraph = new Graph({ type: 'directed', multi: true })
  const { cases, links } = picture
  cases.number.forEach((number, line) => {
    graph.addNode(String(line), {
      x: (cases.x[line] ?? 0) * stretch,
      y: -(cases.y[line] ?? 0),
      size: sizeOf(cases.offspring[line] ?? 0),
      color: groupColour(groups[line] ?? -1),
      label: caseNumber(number),
      type: isUnknown(picture, line) ? 'unknown' : 'case',
    })
  })
  links.from.forEach((from, n) => {
    const certainty = Math.max(0, links.certainty[n] ?? 0) / 100
    const isDecided = links.state[n] === 1
    const isWrong = (links.fault[n] ?? -1) >= 0
    const shade = isDecided
      ? palette.inkSoft
      : certainty >= likelyFrom
        ? palette.inkFaint
        : palette.lineStrong
    graph.addEdge(String(from), String(links.to[n] ?? 0), {
      size: isDecided ? 2.6 : 0.7 + certainty * 1.3,
      color: isWrong ? palette.late : shade,
    })
  })
  return graph
}

/** Colours every case anew, when somebody asks for another colouring. */
export function colourGraph(graph: ChainGraph, picture: ChainPicture, colouring: Colouring): void {
  const groups = groupOf(picture, colouring)
  graph.updateEachNodeAttributes(
    (node, look) => ({ ...look, color: groupColour(groups[Number(node)] ?? -1) }),
    { attributes: ['color'] },
  )
}
