import Sigma from 'sigma'
import { EdgeLineProgram, NodePointProgram } from 'sigma/rendering'
import type { Palette } from '../../../ui/tokens.ts'
import {
  type ChainGraph,
  colourGraph,
  type EdgeLook,
  makeGraph,
  type NodeLook,
  stretchOf,
} from './make-graph.ts'
import type { ChainPicture } from './questions.ts'
import { UnknownProgram } from './unknown-program.ts'
import type { Colouring } from './use-filter.ts'

export type Drawn = {
  renderer: Sigma<NodeLook, EdgeLook>
  graph: ChainGraph
  /** How wide a day is, in rows. */
  stretch: number
  /** From where to where the cases lie, in the units of the graph. */
  bounds: Bounds
  colouring: Colouring
  emphasis: Emphasis
}
type Bounds = { x: [number, number]; y: [number, number] }
type Place = { x: number; y: number }
/** What is emphasised: one case, and, if set, only the cases of a neighbourhood. */
export type Emphasis = { selected: number | null; around: ReadonlySet<number> | null }

// Beyond so many links each is a plain line: widths are not told apart there, and they cost half of the time.
const wideLinksMost = 10_000
const nothing: Emphasis = { selected: null, around: null }

/** Draws a picture into a frame, nothing emphasised. */
export function draw(
  frame: HTMLElement,
  picture: ChainPicture,
  colouring: Colouring,
  palette: Palette,
): Drawn {
  const stretch = stretchOf(picture, frame.clientWidth / Math.max(frame.clientHeight, 1))
  const graph = makeGraph(picture, stretch, colouring, palette)
  const isLarge = picture.links.from.length > wideLinksMost
  const renderer = new Sigma<NodeLook, EdgeLook>(graph, frame, {
    defaultNodeType: 'case',
    defaultEdgeType: isLarge ? 'thin' : 'line',
    nodeProgramClasses: {
      case: NodePointProgram<NodeLook, EdgeLook>,
      unknown: UnknownProgram,
    },
    edgeProgramClasses: { thin: EdgeLineProgram<NodeLook, EdgeLook> },
    labelColor: { color: palette.ink },
    labelFont: 'inherit',
    labelSize: 11,
    labelRenderedSizeThreshold: 5,
    labelDensity: 0.6,
    minEdgeThickness: 0.6,
    hideEdgesOnMove: isLarge,
    zIndex: true,
    allowInvalidContainer: true,
    stagePadding: 42,
    minCameraRatio: 0.0005,
    maxCameraRatio: 2,
  })
  return { renderer, graph, stretch, bounds: renderer.getBBox(), colouring, emphasis: nothing }
}

/**
 * Where the camera stands over a case: its place in a square of side 1 about the middle of the picture (sigma, createNormalizationFunction). Not asked
 * of the renderer: between a change of emphasis and the next frame it has forgotten its bounds, and its viewportToFramedGraph answers of another place.
 */
export function overCase({ graph, bounds: { x, y } }: Drawn, line: number): Place {
  const place = graph.getNodeAttributes(String(line))
  const side = Math.max(x[1] - x[0], y[1] - y[0]) || 1
  return {
    x: 0.5 + (place.x - (x[0] + x[1]) / 2) / side,
    y: 0.5 + (place.y - (y[0] + y[1]) / 2) / side,
  }
}

/** Colours the cases that are drawn by something else. */
export function recolour(drawn: Drawn, picture: ChainPicture, colouring: Colouring): void {
  if (drawn.colouring === colouring) return
  drawn.colouring = colouring
  colourGraph(drawn.graph, picture, colouring)
}

/** Emphasises a case, or a neighbourhood, and takes back what was emphasised before. */
export function emphasise(drawn: Drawn, emphasis: Emphasis, palette: Palette): void {
  const { renderer, graph } = drawn
  const before = drawn.emphasis
  if (before.selected === emphasis.selected && before.around === emphasis.around) return
  drawn.emphasis = emphasis
  const { selected, around } = emphasis
  if (selected === null && around === null) {
    renderer.setSetting('nodeReducer', null)
    renderer.setSetting('edgeReducer', null)
    return
  }
  renderer.setSetting('nodeReducer', (node, look) => {
    const line = Number(node)
    if (line === selected) return { ...look, size: look.size + 5, highlighted: true, zIndex: 2 }
    if (around === null) return look
    return around.has(line)
      ? { ...look, size: look.size + 2, forceLabel: true, zIndex: 1 }
      : { ...look, color: palette.line, label: '', size: 2 }
  })
  renderer.setSetting(
    'edgeReducer',
    around === null
      ? null
      : (edge, look) =>
          graph.extremities(edge).every((end) => around.has(Number(end)))
            ? { ...look, size: look.size + 1, zIndex: 1 }
            : { ...look, hidden: true },
  )
}

/** The picture as it stands in its frame, as PNG; drawn and copied in one go, because the drawing surface is emptied after each frame. */
export async function pngOf({ renderer }: Drawn, ground: string): Promise<Blob | null> {
  renderer.refresh({ schedule: false })
  const layers = Object.values(renderer.getCanvases())
  const [first] = layers
  if (!first) return null
  const canvas = document.createElement('canvas')
  canvas.width = first.width
  canvas.height = first.height
  const context = canvas.getContext('2d')
  if (!context) return null
  context.fillStyle = ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const layer of layers)
    if (layer.width > 0) context.drawImage(layer, 0, 0, canvas.width, canvas.height)
  return new Promise((done) => canvas.toBlob(done, 'image/png'))
}
