import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTheme } from '../../../shell/preferences.ts'
import { palettes } from '../../../ui/tokens.ts'
import { type Drawn, draw, emphasise, overCase, recolour } from './draw.ts'
import { Overlay } from './overlay.tsx'
import type { ChainPicture } from './questions.ts'
import type { Colouring } from './use-filter.ts'
import { placesIn, readingOrder, shapeOfPicture, stepFrom, stepOfKey } from './walk.ts'

const zoomStep = 1.6
const casesNear = 60

/**
 * The picture, drawn once per answer. Click or keys choose a case: left to its source, right to whom it infected, up and down along the rows, plus
 * and minus to come nearer and go away, 0 for the whole. The list says the same to who does not see it.
 */
export function GraphView(props: {
  picture: ChainPicture
  colouring: Colouring
  selected: number | null
  around: ReadonlySet<number> | null
  drawnRef: RefObject<Drawn | null>
  onSelect(line: number): void
}) {
  const { picture, colouring, selected, around, drawnRef, onSelect } = props
  const { t } = useLingui()
  const palette = palettes[useTheme()]
  const frame = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const choose = useRef(onSelect)
  choose.current = onSelect
  const { began, shape, order, places } = useMemo(() => {
    const began = performance.now()
    const read = readingOrder(picture)
    return { began, shape: shapeOfPicture(picture), order: read, places: placesIn(read) }
  }, [picture])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new colouring colours what is drawn, below
  useEffect(() => {
    const place = frame.current
    if (!place) return
    const made = draw(place, picture, colouring, palette)
    drawnRef.current = made
    setDrawn(made)
    // The frame after the next has certainly been painted. Measured by the test of the page, from the answer in hand.
    const told = () => {
      place.dataset.firstFrameMs ??= String(Math.round(performance.now() - began))
    }
    let next = requestAnimationFrame(() => {
      next = requestAnimationFrame(told)
    })
    // The renderer follows the window only, and the panel of a case takes room from the picture.
    const resized = new ResizeObserver(() => {
      const { width, height } = made.renderer.getDimensions()
      const isSame = place.clientWidth === width && place.clientHeight === height
      // Rendering fits the size itself; fitted before that, one frame would be empty.
      if (place.clientWidth > 0 && !isSame) made.renderer.scheduleRender()
    })
    resized.observe(place)
    made.renderer.on('clickNode', ({ node }) => choose.current(Number(node)))
    return () => {
      cancelAnimationFrame(next)
      resized.disconnect()
      drawnRef.current = null
      made.renderer.kill()
    }
  }, [picture, palette, drawnRef])
  useEffect(() => {
    if (drawn) recolour(drawn, picture, colouring)
  }, [drawn, picture, colouring])
  useEffect(() => {
    if (drawn) emphasise(drawn, { selected, around }, palette)
  }, [drawn, selected, around, palette])
  useEffect(() => {
    if (!drawn || selected === null || !drawn.graph.hasNode(String(selected))) return
    const camera = drawn.renderer.getCamera()
    const { x, y } = overCase(drawn, selected)
    camera.setState({ x, y, ratio: Math.min(camera.ratio, nearOf(picture)) })
  }, [drawn, selected, picture])

  const onKey = (event: KeyboardEvent) => {
    const camera = drawnRef.current?.renderer.getCamera()
    const step = stepOfKey[event.key]
    if (step)
      onSelect(selected === null ? (order[0] ?? 0) : stepFrom(selected, step, shape, order, places))
    else if (event.key === '+' || event.key === '=')
      camera?.setState({ ratio: camera.ratio / zoomStep })
    else if (event.key === '-') camera?.setState({ ratio: camera.ratio * zoomStep })
    else if (event.key === '0') camera?.setState({ x: 0.5, y: 0.5, ratio: 1 })
    else return
    event.preventDefault()
  }
  return (
    <div className="chains-frame">
      <div
        ref={frame}
        className="chains-canvas"
        role="application"
        aria-label={t`Graph of the chains: arrow keys go along them, plus and minus zoom, 0 shows all. The list says the same.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is worked with keys, which needs the focus
        tabIndex={0}
        onKeyDown={onKey}
      />
      {drawn ? <Overlay picture={picture} drawn={drawn} /> : null}
    </div>
  )
}

/** So near that about sixty cases are seen, were they spread evenly; a small picture stays whole. */
const nearOf = ({ cases }: ChainPicture): number =>
  Math.min(1, Math.sqrt(casesNear / cases.number.length))
