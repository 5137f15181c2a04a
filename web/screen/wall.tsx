import { useLingui } from '@lingui/react/macro'
import { useTitle } from '../shell/use-title.ts'
import { Alarms } from './alarms.tsx'
import { Head } from './head.tsx'
import { useBoard } from './use-board.ts'
import { useFreshness } from './use-freshness.ts'
import { useRotation } from './use-rotation.ts'
import { FlowView } from './views/flow-view.tsx'
import { LoopsView } from './views/loops-view.tsx'
import { MapView } from './views/map-view.tsx'
import { PeoplePanel } from './views/people-panel.tsx'
import { TubesPanel } from './views/tubes-panel.tsx'
import { Waiting } from './waiting.tsx'

/** The round on one page: people and tubes always, three views in turn (side by side where there is room), alarms below. */
export function Wall() {
  const { t } = useLingui()
  const { board, none, fault } = useBoard()
  const freshness = useFreshness()
  const views = [
    { name: t`Map`, View: MapView },
    { name: t`Loops and recall`, View: LoopsView },
    { name: t`Laboratories and arrivals`, View: FlowView },
  ]
  const rotation = useRotation(views.length)
  useTitle(t`Wall`)
  if (!board) {
    return (
      <Waiting
        word={none ? t`No round has been published yet` : t`Reading the round`}
        cause={fault}
      />
    )
  }
  return (
    <div className={freshness.stale ? 'wall wall-stale' : 'wall'}>
      <Head
        board={board}
        freshness={freshness}
        rotation={rotation}
        names={views.map(({ name }) => name)}
      />
      <main className="wall-body">
        <div className="wall-always">
          <PeoplePanel board={board} />
          <TubesPanel board={board} />
        </div>
        {views.map(({ name, View }, at) => (
          <div key={name} className="wall-view" data-shown={at === rotation.shown} data-view={at}>
            <View board={board} />
          </div>
        ))}
        <Alarms board={board} freshness={freshness} />
      </main>
    </div>
  )
}
