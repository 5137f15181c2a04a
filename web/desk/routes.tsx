import { createBrowserRouter } from 'react-router'
import { NotFound, PageFault } from './shell/faults.tsx'
import { Layout } from './shell/layout.tsx'

/** Every page is its own file, loaded when it is opened; its address holds its whole state. */
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
          children: [
            {
              index: true,
              lazy: async () => ({ Component: (await import('./pages/home/home.tsx')).Home }),
            },
            {
              path: 'round',
              lazy: async () => ({ Component: (await import('./pages/round/round.tsx')).Round }),
            },
            {
              path: 'round/coverage',
              lazy: async () => ({
                Component: (await import('./pages/round/coverage.tsx')).CoveragePage,
              }),
            },
            {
              path: 'rounds',
              lazy: async () => ({
                Component: (await import('./pages/rounds/rounds.tsx')).Rounds,
              }),
            },
            {
              path: 'rounds/new',
              lazy: async () => ({
                Component: (await import('./pages/rounds/draw-up.tsx')).DrawUp,
              }),
            },
            {
              path: 'labels',
              lazy: async () => ({
                Component: (await import('./pages/labels/labels.tsx')).Labels,
              }),
            },
            {
              path: 'paper',
              lazy: async () => ({ Component: (await import('./pages/paper/paper.tsx')).Paper }),
            },
            {
              path: 'cards',
              lazy: async () => ({ Component: (await import('./pages/cards/cards.tsx')).Cards }),
            },
            {
              path: 'devices',
              lazy: async () => ({
                Component: (await import('./pages/devices/devices.tsx')).Devices,
              }),
            },
            {
              path: 'same-person',
              lazy: async () => ({
                Component: (await import('./pages/same-person/same-person.tsx')).SamePerson,
              }),
            },
            {
              path: 'map',
              lazy: async () => ({ Component: (await import('./pages/map/map.tsx')).MapPage }),
            },
            {
              path: 'boxes/:code',
              lazy: async () => ({ Component: (await import('./pages/box/box.tsx')).BoxPage }),
            },
            {
              path: 'plates/:code',
              lazy: async () => ({
                Component: (await import('./pages/plate/plate.tsx')).PlatePage,
              }),
            },
            {
              path: 'loops',
              lazy: async () => ({ Component: (await import('./pages/loops/loops.tsx')).Loops }),
            },
            {
              path: 'recall',
              lazy: async () => ({
                Component: (await import('./pages/recall/recall.tsx')).Recalls,
              }),
            },
            {
              path: 'follow',
              lazy: async () => ({
                Component: (await import('./pages/follow/follow.tsx')).FollowATube,
              }),
            },
            {
              path: 'follow/:code',
              lazy: async () => ({
                Component: (await import('./pages/follow/walk.tsx')).WalkWithATube,
              }),
            },
            {
              path: 'tubes',
              lazy: async () => ({
                Component: (await import('./pages/tube/find-tube.tsx')).FindTube,
              }),
            },
            {
              path: 'tubes/:code',
              lazy: async () => ({ Component: (await import('./pages/tube/tube.tsx')).TubePage }),
            },
            {
              path: 'reads',
              lazy: async () => ({ Component: (await import('./pages/reads/reads.tsx')).Reads }),
            },
            {
              path: 'retention',
              lazy: async () => ({
                Component: (await import('./pages/retention/retention.tsx')).Retention,
              }),
            },
            {
              path: 'persons',
              lazy: async () => ({
                Component: (await import('./pages/person/find-person.tsx')).FindPerson,
              }),
            },
            {
              path: 'persons/:id',
              lazy: async () => ({
                Component: (await import('./pages/person/person.tsx')).PersonPage,
              }),
            },
            {
              path: 'lab',
              lazy: async () => ({ Component: (await import('./pages/lab/frame.tsx')).LabFrame }),
              children: [
                {
                  index: true,
                  lazy: async () => ({
                    Component: (await import('./pages/lab/queue.tsx')).QueuePage,
                  }),
                },
                {
                  path: 'reception',
                  lazy: async () => ({
                    Component: (await import('./pages/lab/reception.tsx')).ReceptionPage,
                  }),
                },
                {
                  path: 'load',
                  lazy: async () => ({
                    Component: (await import('./pages/lab/load.tsx')).LoadPage,
                  }),
                },
                {
                  path: 'charts',
                  lazy: async () => ({
                    Component: (await import('./pages/lab/charts.tsx')).ChartsPage,
                  }),
                },
                {
                  path: 'plates/:code/rescan',
                  lazy: async () => ({
                    Component: (await import('./pages/lab/rescan.tsx')).RescanPage,
                  }),
                },
                {
                  path: 'plates/:code',
                  lazy: async () => ({
                    Component: (await import('./pages/lab/plate-desk.tsx')).PlateDesk,
                  }),
                },
              ],
            },
            {
              path: 'orders',
              lazy: async () => ({
                Component: (await import('./pages/orders/orders.tsx')).OrdersPage,
              }),
            },
            {
              path: 'orders/new',
              lazy: async () => ({
                Component: (await import('./pages/orders/new-order.tsx')).NewOrder,
              }),
            },
            {
              path: 'orders/many',
              lazy: async () => ({
                Component: (await import('./pages/orders/new-batch.tsx')).NewBatch,
              }),
            },
            {
              path: 'orders/:id',
              lazy: async () => ({
                Component: (await import('./pages/orders/order.tsx')).OrderPage,
              }),
            },
            {
              path: 'batches/:id',
              lazy: async () => ({
                Component: (await import('./pages/orders/batch.tsx')).BatchPage,
              }),
            },
            {
              path: 'signings/:id',
              lazy: async () => ({
                Component: (await import('./pages/orders/signing.tsx')).SigningPage,
              }),
            },
            {
              path: 'officers',
              lazy: async () => ({
                Component: (await import('./pages/officers/officers.tsx')).Officers,
              }),
            },
            {
              path: 'policy',
              lazy: async () => ({
                Component: (await import('./pages/policy/policy.tsx')).PolicyPage,
              }),
            },
            {
              path: 'policy/packs',
              lazy: async () => ({
                Component: (await import('./pages/policy/packs.tsx')).PacksPage,
              }),
            },
            {
              path: 'policy/ahead',
              lazy: async () => ({
                Component: (await import('./pages/policy/ahead.tsx')).AheadPage,
              }),
            },
            {
              path: 'policy/draft',
              lazy: async () => ({
                Component: (await import('./pages/policy/draft.tsx')).DraftPage,
              }),
            },
            {
              path: 'policy/sign/:id',
              lazy: async () => ({
                Component: (await import('./pages/policy/sign.tsx')).SignAdoptionPage,
              }),
            },
            {
              path: 'policy',
              lazy: async () => ({
                Component: (await import('./pages/policy/policy.tsx')).PolicyPage,
              }),
            },
            {
              path: 'policy/packs',
              lazy: async () => ({
                Component: (await import('./pages/policy/packs.tsx')).PacksPage,
              }),
            },
            {
              path: 'policy/ahead',
              lazy: async () => ({
                Component: (await import('./pages/policy/ahead.tsx')).AheadPage,
              }),
            },
            {
              path: 'policy/draft',
              lazy: async () => ({
                Component: (await import('./pages/policy/draft.tsx')).DraftPage,
              }),
            },
            {
              path: 'policy/sign/:id',
              lazy: async () => ({
                Component: (await import('./pages/policy/sign.tsx')).SignAdoptionPage,
              }),
            },
            {
              path: 'alarms',
              lazy: async () => ({
                Component: (await import('./pages/alarms/alarms.tsx')).AlarmsPage,
              }),
            },
            {
              path: 'appeals',
              lazy: async () => ({
                Component: (await import('./pages/appeals/appeals.tsx')).AppealsPage,
              }),
            },
            {
              path: 'appeals/:id',
              lazy: async () => ({
                Component: (await import('./pages/appeals/appeal.tsx')).AppealPage,
              }),
            },
            {
              path: 'excess',
              lazy: async () => ({
                Component: (await import('./pages/excess/excess.tsx')).ExcessPage,
              }),
            },
            {
              path: 'appeals',
              lazy: async () => ({
                Component: (await import('./pages/appeals/appeals.tsx')).AppealsPage,
              }),
            },
            {
              path: 'appeals/:id',
              lazy: async () => ({
                Component: (await import('./pages/appeals/appeal.tsx')).AppealPage,
              }),
            },
            {
              path: 'excess',
              lazy: async () => ({
                Component: (await import('./pages/excess/excess.tsx')).ExcessPage,
              }),
            },
            {
              path: 'retention',
              lazy: async () => ({
                Component: (await import('./pages/retention/retention.tsx')).Retention,
              }),
            },
            {
              path: 'reads',
              lazy: async () => ({
                Component: (await import('./pages/reads/reads.tsx')).Reads,
              }),
            },
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ],
  { basename: '/desk' },
)
