import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useFormats } from '../../i18n/format.ts'
import { useMe } from '../../shell/use-me.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { useLanding } from '../pages/lab/use-landing.ts'
import { RoundChoice } from '../pages/rounds/round-choice.tsx'
import type { Stop } from './stops.ts'
import { useStops } from './use-stops.ts'

function Place({ stop }: { stop: Stop }) {
  const format = useFormats()
  return (
    <NavLink to={stop.to} end={stop.icon === 'now' || stop.icon === 'board'}>
      <Icon name={stop.icon} />
      <span className="rail-word">{stop.word}</span>
      {stop.count ? (
        <span className={stop.late ? 'rail-count rail-count-late' : 'rail-count'}>
          {format.number(stop.count)}
        </span>
      ) : null}
    </NavLink>
  )
}

/** The places of the desk, with what is waiting in them. */
export function Rail() {
  const { t } = useLingui()
  const { me } = useMe()
  const groups = useStops()
  useLanding()
  const list = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const isThere = me !== null
  // On a phone the rail scrolls sideways: the place where one is comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is the occasion, not an input
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('.active')
    // Not scrollIntoView: that would also move where the Tab key begins.
    if (list.current && here) list.current.scrollLeft = here.offsetLeft - here.offsetWidth
  }, [pathname, isThere])
  if (!me) return null
  return (
    <nav ref={list} className="rail" aria-label={t`Places`}>
      <RoundChoice />
      {groups.map(({ word, stops }, n) => (
        <div key={word} className="rail-group">
          {n === 0 ? null : <p className="rail-head">{word}</p>}
          {stops.map((stop) => (
            <Place key={stop.icon} stop={stop} />
          ))}
        </div>
      ))}
    </nav>
  )
}
