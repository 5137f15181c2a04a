import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { cityMapQuestion } from '../../../api/city-map.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { CurrentMap } from './current-map.tsx'
import { LoadForm } from './load-form.tsx'
import { loadsMap } from './who-may.ts'
import './map.css'

/** The city's own map for the wall: what is on it now, and the way to another. */
export function MapPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const isSeen = loadsMap(actor?.role)
  const answer = useQuery({ ...cityMapQuestion(), enabled: isSeen })
  const map = answer.data?.map
  useTitle(t`Map of the city`)
  if (!isSeen) {
    return (
      <>
        <PageHead title={t`Map of the city`} />
        <EmptyState title={t`This role loads no map`}>
          <Trans>Administrators do. Everybody sees it on the wall.</Trans>
        </EmptyState>
      </>
    )
  }
  return (
    <div className="city-map">
      <PageHead title={t`Map of the city`} />
      {answer.isError && !answer.data ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {map ? <CurrentMap map={map} /> : null}
      {map === null ? (
        <Panel title={t`On the wall now`}>
          <p>
            <Trans>The schematic of equal tiles: the city has loaded no map of its own.</Trans>
          </p>
        </Panel>
      ) : null}
      <LoadForm />
    </div>
  )
}
