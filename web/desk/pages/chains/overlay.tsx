import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { formatsFor } from '../../../i18n/format.ts'
import type { Drawn } from './draw.ts'
import type { ChainPicture } from './questions.ts'

const dayMinutes = 24 * 60
// A day is written where the one before has so much room.
const leastPixels = 74
const lanesMost = 40

/** The days over the picture and the names of its rows beside it; they move with it. Screen readers have the list instead. */
export function Overlay({ picture, drawn }: { picture: ChainPicture; drawn: Drawn }) {
  const { t, i18n } = useLingui()
  const place = useRef<HTMLDivElement>(null)
  const unknown = t`Source unknown, no link`
  const elsewhere = t`No place known`
  useEffect(() => {
    const host = place.current
    if (!host) return
    const format = formatsFor(i18n.locale)
    const { renderer, stretch } = drawn
    const nameOf = (name: string) => name || (picture.by === 'time' ? unknown : elsewhere)
    const follow = () => {
      const marks: HTMLElement[] = []
      const add = (className: string, text: string, left: number, top: number) => {
        const mark = document.createElement('span')
        mark.className = className
        mark.textContent = text
        mark.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`
        marks.push(mark)
      }
      const at = (x: number, y: number) => renderer.graphToViewport({ x: x * stretch, y: -y })
      const { width, height } = renderer.getDimensions()
      const oneDay = Math.max(at(1, 0).x - at(0, 0).x, 0.001)
      const every = Math.max(1, Math.ceil(leastPixels / oneDay))
      const first = Math.max(0, Math.floor(-at(0, 0).x / oneDay / every) * every)
      for (let day = first; at(day, 0).x < width; day += every) {
        if (marks.length > 60) break
        add('chains-day', format.day((picture.day0 + day * dayMinutes) * 60_000), at(day, 0).x, 0)
      }
      for (const { name, from, until, cases } of picture.lanes.slice(0, lanesMost)) {
        const [top, bottom] = [at(0, from - 0.5).y, at(0, until).y]
        if (bottom < 18 || top > height - 4) continue
        add('chains-lane', `${nameOf(name)} · ${format.number(cases)}`, 6, Math.max(top, 20))
      }
      host.replaceChildren(...marks)
    }
    follow()
    renderer.on('afterRender', follow)
    return () => {
      renderer.off('afterRender', follow)
    }
  }, [picture, drawn, i18n.locale, unknown, elsewhere])
  return <div ref={place} className="chains-overlay" aria-hidden="true" />
}
