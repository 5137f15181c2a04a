import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { NotFound, PageFault } from './shell/faults.tsx'
import { Layout } from './shell/layout.tsx'

/** A page at an address: its own file, loaded when it is opened; the address holds its whole state. */
const page = <Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  children: RouteObject[] = [],
): RouteObject => ({ path, lazy: async () => ({ Component: (await load())[name] }), children })

const laboratory = [
  page('', () => import('./pages/lab/queue.tsx'), 'QueuePage'),
  page('reception', () => import('./pages/lab/reception.tsx'), 'ReceptionPage'),
  page('load', () => import('./pages/lab/load.tsx'), 'LoadPage'),
  page('charts', () => import('./pages/lab/charts.tsx'), 'ChartsPage'),
  page('plates/:code/rescan', () => import('./pages/lab/rescan.tsx'), 'RescanPage'),
  page('plates/:code', () => import('./pages/lab/plate-desk.tsx'), 'PlateDesk'),
]

const pages = [
  page('', () => import('./pages/home/home.tsx'), 'Home'),
  page('round', () => import('./pages/round/round.tsx'), 'Round'),
  page('round/coverage', () => import('./pages/round/coverage.tsx'), 'CoveragePage'),
  page('rounds', () => import('./pages/rounds/rounds.tsx'), 'Rounds'),
  page('rounds/new', () => import('./pages/rounds/draw-up.tsx'), 'DrawUp'),
  page('labels', () => import('./pages/labels/labels.tsx'), 'Labels'),
  page('paper', () => import('./pages/paper/paper.tsx'), 'Paper'),
  page('cards', () => import('./pages/cards/cards.tsx'), 'Cards'),
  page('devices', () => import('./pages/devices/devices.tsx'), 'Devices'),
  page('same-person', () => import('./pages/same-person/same-person.tsx'), 'SamePerson'),
  page('map', () => import('./pages/map/map.tsx'), 'MapPage'),
  page('boxes/:code', () => import('./pages/box/box.tsx'), 'BoxPage'),
  page('plates/:code', () => import('./pages/plate/plate.tsx'), 'PlatePage'),
  page('loops', () => import('./pages/loops/loops.tsx'), 'Loops'),
  page('recall', () => import('./pages/recall/recall.tsx'), 'Recalls'),
  page('follow', () => import('./pages/follow/follow.tsx'), 'FollowATube'),
  page('follow/:code', () => import('./pages/follow/walk.tsx'), 'WalkWithATube'),
  page('tubes', () => import('./pages/tube/find-tube.tsx'), 'FindTube'),
  page('tubes/:code', () => import('./pages/tube/tube.tsx'), 'TubePage'),
  page('reads', () => import('./pages/reads/reads.tsx'), 'Reads'),
  page('retention', () => import('./pages/retention/retention.tsx'), 'Retention'),
  page('persons', () => import('./pages/person/find-person.tsx'), 'FindPerson'),
  page('persons/:id', () => import('./pages/person/person.tsx'), 'PersonPage'),
  page('orders', () => import('./pages/orders/orders.tsx'), 'OrdersPage'),
  page('orders/new', () => import('./pages/orders/new-order.tsx'), 'NewOrder'),
  page('orders/many', () => import('./pages/orders/new-batch.tsx'), 'NewBatch'),
  page('orders/:id', () => import('./pages/orders/order.tsx'), 'OrderPage'),
  page('batches/:id', () => import('./pages/orders/batch.tsx'), 'BatchPage'),
  page('signings/:id', () => import('./pages/orders/signing.tsx'), 'SigningPage'),
  page('officers', () => import('./pages/officers/officers.tsx'), 'Officers'),
  page('policy', () => import('./pages/policy/policy.tsx'), 'PolicyPage'),
  page('policy/packs', () => import('./pages/policy/packs.tsx'), 'PacksPage'),
  page('policy/ahead', () => import('./pages/policy/ahead.tsx'), 'AheadPage'),
  page('policy/draft', () => import('./pages/policy/draft.tsx'), 'DraftPage'),
  page('policy/sign/:id', () => import('./pages/policy/sign.tsx'), 'SignAdoptionPage'),
  page('alarms', () => import('./pages/alarms/alarms.tsx'), 'AlarmsPage'),
  page('appeals', () => import('./pages/appeals/appeals.tsx'), 'AppealsPage'),
  page('appeals/:id', () => import('./pages/appeals/appeal.tsx'), 'AppealPage'),
  page('excess', () => import('./pages/excess/excess.tsx'), 'ExcessPage'),
  page('numbers', () => import('./pages/numbers/numbers.tsx'), 'NumbersPage'),
  page('clocks', () => import('./pages/clocks/clocks.tsx'), 'ClocksPage'),
  page('day', () => import('./pages/day/days.tsx'), 'DaysPage'),
  page('day/verify', () => import('./pages/day/verify.tsx'), 'VerifyPage'),
  page('day/:district/:day', () => import('./pages/day/day.tsx'), 'DayPage'),
  page('assist', () => import('./pages/assist/assist.tsx'), 'AssistPage'),
  page('assist/new', () => import('./pages/assist/new-assist.tsx'), 'NewAssist'),
  page('assist/:id', () => import('./pages/assist/assist-request.tsx'), 'AssistRequest'),
  page('contacts', () => import('./pages/contacts/contacts.tsx'), 'ContactsPage'),
  page(
    'cases/:id/contacts',
    () => import('./pages/contacts/contacts-of-case.tsx'),
    'ContactsOfCase',
  ),
  page('co-presence', () => import('./pages/contacts/co-presence.tsx'), 'CoPresencePage'),
  page('co-presence/:id', () => import('./pages/contacts/candidates.tsx'), 'CandidatesPage'),
  page('look-backs', () => import('./pages/contacts/look-backs.tsx'), 'LookBacksPage'),
  page('look-backs/:id', () => import('./pages/contacts/look-back.tsx'), 'LookBackPage'),
  page('cases/:id', () => import('./pages/case/case.tsx'), 'CasePage'),
  page('cases', () => import('./pages/cases/cases.tsx'), 'CasesPage'),
  page('chains', () => import('./pages/chains/chains.tsx'), 'ChainsPage'),
  page(
    'cases/:id/contacts',
    () => import('./pages/contacts/contacts-of-case.tsx'),
    'ContactsOfCase',
  ),
  page('cases/new', () => import('./pages/cases/new-case.tsx'), 'NewCase'),
  page('cases/merge', () => import('./pages/cases/merge.tsx'), 'MergePage'),
  page('investigators', () => import('./pages/cases/investigators.tsx'), 'InvestigatorsPage'),
  page(
    'cases/:id/contacts',
    () => import('./pages/contacts/contacts-of-case.tsx'),
    'ContactsOfCase',
  ),
  page('case-imports', () => import('./pages/import-cases/import-cases.tsx'), 'ImportCasesPage'),
  page('case-imports/:id', () => import('./pages/import-cases/imported.tsx'), 'ImportedPage'),
  page('papers', () => import('./pages/papers/papers.tsx'), 'PapersPage'),
  page('cases/:id/papers', () => import('./pages/papers/case-papers.tsx'), 'CasePapersPage'),
  page('lab', () => import('./pages/lab/frame.tsx'), 'LabFrame', laboratory),
]

/** Every page of the desk. */
export const router = createBrowserRouter(
  [
    {
      path: '/',
      Component: Layout,
      ErrorBoundary: PageFault,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: PageFault,
          children: [...pages, { path: '*', Component: NotFound }],
        },
      ],
    },
  ],
  { basename: '/desk' },
)
