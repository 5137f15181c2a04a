import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { questions } from '../../api/questions.ts'
import { useMe } from '../../shell/use-me.ts'
import { alarmCountQuestion } from '../pages/alarms/questions.ts'
import { readsFigures, reviewsAppeals, writesAppeals } from '../pages/appeals/who-may.ts'
import { mayPrintCards } from '../pages/cards/who-may.ts'
import { seesDevices } from '../pages/devices/who-may.ts'
import { isLabRole } from '../pages/lab/use-lab.ts'
import { loadsMap } from '../pages/map/who-may.ts'
import { signingsQuestion } from '../pages/orders/questions.ts'
import { seesOrders } from '../pages/orders/who-may.ts'
import { seesSheets } from '../pages/paper/who-may.ts'
import { readsRules } from '../pages/policy/who-may.ts'
import { mayPrepareSites } from '../pages/rounds/who-may.ts'
import { decidesSamePerson } from '../pages/same-person/who-may.ts'
import {
  type Stop,
  type StopGroup,
  seesAlarms,
  seesExcess,
  seesOfficers,
  seesReads,
  seesRetention,
} from './stops.ts'
import { useCaseStops } from './use-case-stops.ts'
import { useIsolationStops } from './use-isolation-stops.ts'
import { useChosenRound, useKeepRound } from './use-round.ts'

const where = (isSeen: boolean, stop: Stop): readonly Stop[] => (isSeen ? [stop] : [])

/** The places that this reader has, in groups: the round, its people, orders and rules, and what is prepared. */
export function useStops(): readonly StopGroup[] {
  const { t } = useLingui()
  const { me } = useMe()
  const { round, isNewest } = useChosenRound()
  const keepRound = useKeepRound()
  const board = useQuery({
    ...questions.board(round ?? '', isNewest),
    enabled: me !== null && round !== null,
  }).data
  const role = me?.actor.role
  const cases = useCaseStops(role)
  const isolation = useIsolationStops(role)
  const toSign = useQuery({ ...signingsQuestion('mine'), enabled: seesOrders(role) }).data
  const alarms = useQuery({ ...alarmCountQuestion(), enabled: seesAlarms(role) }).data
  const loops: Stop = {
    to: keepRound('/loops'),
    icon: 'loop',
    word: t`Open loops`,
    count: board?.loops.open ?? 0,
    late: (board?.loops.overdue ?? 0) > 0,
  }
  const recall: Stop = {
    to: keepRound('/recall'),
    icon: 'recall',
    word: t`Recall`,
    count: board?.recalls.open ?? 0,
  }
  const groups: StopGroup[] = [
    {
      word: t`Round`,
      stops: [
        ...where(isLabRole(role), { to: '/lab', icon: 'plate', word: t`Laboratory` }),
        { to: keepRound('/'), icon: 'now', word: t`Now` },
        { to: keepRound('/round'), icon: 'board', word: t`Round board` },
        { to: keepRound('/round/coverage'), icon: 'roll', word: t`Coverage` },
        loops,
        recall,
        { to: '/rounds', icon: 'rounds', word: t`Rounds` },
        { to: '/tubes', icon: 'tube', word: t`Follow a tube` },
        { to: '/persons', icon: 'person', word: t`Person's record` },
      ],
    },
    { word: t`Cases`, stops: cases },
    { word: t`Isolation`, stops: isolation },
    {
      word: t`Orders`,
      stops: [
        ...where(seesOrders(role), {
          to: '/orders',
          icon: 'order',
          word: t`Orders`,
          count: toSign?.signings.length ?? 0,
          late: true,
        }),
        ...where(writesAppeals(role) || reviewsAppeals(role) || readsFigures(role), {
          to: '/appeals',
          icon: 'appeal',
          word: t`Appeals`,
        }),
        ...where(seesExcess(role), { to: '/excess', icon: 'excess', word: t`Beyond the rules` }),
        ...where(readsRules(role), { to: '/policy', icon: 'rules', word: t`Rules` }),
        ...where(seesOfficers(role), { to: '/officers', icon: 'key', word: t`Officers` }),
      ],
    },
    {
      word: t`Oversight`,
      stops: [
        ...where(seesAlarms(role), {
          to: '/alarms',
          icon: 'alarm',
          word: t`Alarms`,
          count: alarms?.open ?? 0,
          late: true,
        }),
        ...where(seesReads(role), { to: '/reads', icon: 'eye', word: t`Who read whom` }),
        ...where(seesRetention(role), { to: '/retention', icon: 'clock', word: t`Kept until` }),
      ],
    },
    {
      word: t`Preparing`,
      stops: [
        ...where(seesSheets(role), {
          to: keepRound('/paper'),
          icon: 'paper',
          word: t`Paper sheets`,
        }),
        ...where(mayPrintCards(role), {
          to: keepRound('/cards'),
          icon: 'card',
          word: t`Residents' cards`,
        }),
        ...where(seesDevices(role), {
          to: keepRound('/devices'),
          icon: 'device',
          word: t`Field devices`,
        }),
        ...where(decidesSamePerson(role), {
          to: '/same-person',
          icon: 'twice',
          word: t`One person twice?`,
        }),
        ...where(mayPrepareSites(role), { to: '/labels', icon: 'label', word: t`Labels` }),
        ...where(loadsMap(role), { to: '/map', icon: 'map', word: t`Map of the city` }),
      ],
    },
  ]
  return groups.filter(({ stops }) => stops.length > 0)
}
