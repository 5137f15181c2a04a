import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { seesAlarms } from '../../shell/stops.ts'
import { AlarmCard } from './alarm-card.tsx'
import { type AlarmState, alarmsQuestion } from './questions.ts'
import './alarms.css'

/** What the watch found that nobody could have done through the system; seeing it does not delete it. */
export function AlarmsPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const [search, setSearch] = useSearchParams()
  const state: AlarmState = search.get('state') === 'seen' ? 'seen' : 'open'
  const mayRead = seesAlarms(actor?.role)
  const answer = useInfiniteQuery({ ...alarmsQuestion(state), enabled: mayRead })
  useTitle(t`Alarms`)
  if (actor && !mayRead)
    return (
      <>
        <PageHead title={t`Alarms`} />
        <EmptyState title={t`This role does not read alarms`}>
          <Trans>Inspectors, privacy officers and administrators do.</Trans>
        </EmptyState>
      </>
    )
  const pages = answer.data?.pages
  const alarms = (pages ?? []).flatMap((page) => page.alarms)
  const open = pages?.[0]?.open
  return (
    <div className="alarms">
      <PageHead
        title={t`Alarms`}
        line={
          <Trans>
            What nobody could have done through the system: forged rows, missing rows, changed
            audits. It is looked for every ten seconds.
          </Trans>
        }
        aside={
          <Segmented<AlarmState>
            value={state}
            aria-label={t`Which alarms`}
            onChange={(next) => setSearch(next === 'seen' ? { state: 'seen' } : {})}
            options={[
              {
                value: 'open',
                label:
                  open === undefined ? t`Not seen yet` : t`Not seen yet (${format.number(open)})`,
              },
              { value: 'seen', label: t`Seen` },
            ]}
          />
        }
      />
      {answer.isPending ? <Skeleton rows={8} /> : null}
      {answer.isError && !pages ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {pages && alarms.length === 0 ? (
        state === 'open' ? (
          <EmptyState title={t`No alarm is open`}>
            <Trans>
              Every order is signed, every row has its command, and the audit and the public log are
              whole.
            </Trans>
          </EmptyState>
        ) : (
          <EmptyState title={t`No alarm has been seen`}>
            <Trans>Alarms that somebody looks into stay here for good.</Trans>
          </EmptyState>
        )
      ) : null}
      <ol className="alarm-list">
        {alarms.map((alarm) => (
          <li key={alarm.alarm}>
            <AlarmCard alarm={alarm} />
          </li>
        ))}
      </ol>
      {answer.hasNextPage ? (
        <Button
          loading={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
          className="alarm-more"
        >
          <Trans>Show older ones</Trans>
        </Button>
      ) : null}
    </div>
  )
}
