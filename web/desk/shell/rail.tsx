import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { questions } from '../../api/questions.ts'
import { useFormats } from '../../i18n/format.ts'
import { useMe } from '../../shell/use-me.ts'
import { Icon, type IconName } from '../../ui/desk/icon.tsx'
import { mayPrintCards } from '../pages/cards/who-may.ts'
import { seesDevices } from '../pages/devices/who-may.ts'
import { isLabRole } from '../pages/lab/use-lab.ts'
import { useLanding } from '../pages/lab/use-landing.ts'
import { loadsMap } from '../pages/map/who-may.ts'
import { seesSheets } from '../pages/paper/who-may.ts'
import { RoundChoice } from '../pages/rounds/round-choice.tsx'
import { mayPrepareSites } from '../pages/rounds/who-may.ts'
import { decidesSamePerson } from '../pages/same-person/who-may.ts'
import { useChosenRound, useKeepRound } from './use-round.ts'

type Stop = { to: string; icon: IconName; word: string; count?: number; late?: boolean }

/** The places of the desk, with what is waiting in them. */
export function Rail() {
  const { t } = useLingui()
  const format = useFormats()
  const { me } = useMe()
  const { round, isNewest } = useChosenRound()
  const keepRound = useKeepRound()
  const board = useQuery({
    ...questions.board(round ?? '', isNewest),
    enabled: me !== null && round !== null,
  }).data
  const loops = board?.loops
  useLanding()
  const stops: Stop[] = [
    ...(isLabRole(me?.actor.role)
      ? [{ to: '/lab', icon: 'plate' as const, word: t`Laboratory` }]
      : []),
    { to: keepRound('/'), icon: 'now', word: t`Now` },
    { to: keepRound('/round'), icon: 'board', word: t`Round board` },
    { to: keepRound('/round/coverage'), icon: 'roll', word: t`Coverage` },
    {
      to: keepRound('/loops'),
      icon: 'loop',
      word: t`Open loops`,
      count: loops?.open ?? 0,
      late: (loops?.overdue ?? 0) > 0,
    },
    {
      to: keepRound('/recall'),
      icon: 'recall',
      word: t`Recall`,
      count: board?.recalls.open ?? 0,
    },
    { to: '/rounds', icon: 'rounds', word: t`Rounds` },
    { to: '/tubes', icon: 'tube', word: t`Follow a tube` },
    { to: '/persons', icon: 'person', word: t`Person's record` },
    ...(seesSheets(me?.actor.role)
      ? [{ to: keepRound('/paper'), icon: 'paper' as const, word: t`Paper sheets` }]
      : []),
    ...(mayPrintCards(me?.actor.role)
      ? [{ to: keepRound('/cards'), icon: 'card' as const, word: t`Residents' cards` }]
      : []),
    ...(seesDevices(me?.actor.role)
      ? [{ to: keepRound('/devices'), icon: 'device' as const, word: t`Field devices` }]
      : []),
    ...(decidesSamePerson(me?.actor.role)
      ? [{ to: '/same-person', icon: 'twice' as const, word: t`One person twice?` }]
      : []),
    ...(mayPrepareSites(me?.actor.role)
      ? [{ to: '/labels', icon: 'label' as const, word: t`Labels` }]
      : []),
    ...(loadsMap(me?.actor.role)
      ? [{ to: '/map', icon: 'map' as const, word: t`Map of the city` }]
      : []),
  ]
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
      {stops.map((stop) => (
        <NavLink key={stop.icon} to={stop.to} end={stop.icon === 'now' || stop.icon === 'board'}>
          <Icon name={stop.icon} />
          <span className="rail-word">{stop.word}</span>
          {stop.count ? (
            <span className={stop.late ? 'rail-count rail-count-late' : 'rail-count'}>
              {format.number(stop.count)}
            </span>
          ) : null}
        </NavLink>
      ))}
    </nav>
  )
}
