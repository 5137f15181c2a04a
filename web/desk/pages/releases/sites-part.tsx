import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { sitesQuestion } from './questions.ts'

/** How many go from each site, and the vehicles home; a site filters the list. */
export function SitesPart({ site, onSite }: { site: string; onSite(site: string): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(sitesQuestion)
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton />
  const { sites, buses } = answer.data
  return (
    <div className="release-side no-print">
      <Panel title={t`By site`}>
        {sites.length === 0 ? (
          <EmptyState title={t`Nobody goes`}>
            <Trans>From no site somebody is released today or tomorrow.</Trans>
          </EmptyState>
        ) : (
          <ul className="release-sites">
            {sites.map((one) => (
              <li key={one.site}>
                <button
                  type="button"
                  aria-pressed={site === one.site}
                  onClick={() => onSite(site === one.site ? '' : one.site)}
                >
                  <b>{one.siteName}</b>
                  <span>
                    {one.late > 0 ? (
                      <span className="release-late">
                        <Trans>{format.number(one.late)} late</Trans>{' '}
                      </span>
                    ) : null}
                    <Trans>
                      {format.number(one.today)} today, {format.number(one.tomorrow)} tomorrow
                    </Trans>
                  </span>
                  {one.withoutBus > 0 ? (
                    <span className="soft">
                      <Trans>no way home asked for: {format.number(one.withoutBus)}</Trans>
                    </span>
                  ) : null}
                </button>
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t`Vehicles home`}>
        {buses.length === 0 ? (
          <p className="soft">
            <Trans>None is planned. Whoever is free may also go by themselves.</Trans>
          </p>
        ) : (
          <ul className="release-buses">
            {buses.map(({ trip, siteName, pickUpAt, people }) => (
              <li key={trip}>
                <b>{pickUpAt ? format.dayAndTime(pickUpAt) : '–'}</b> {siteName} ·{' '}
                <Trans>{format.number(people)} people</Trans>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}
