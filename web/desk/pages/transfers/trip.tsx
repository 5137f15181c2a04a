import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { type TripView, tripQuestion } from './questions.ts'
import { RidersTable } from './riders-table.tsx'
import { TripActs } from './trip-acts.tsx'
import { cohortWords, kindWords, tripStateWords } from './words.ts'
import './transfers.css'

/** One trip: who rides in which order, told or not, on or off; changed by hand until it has left. */
export function TripPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const queries = useQueryClient()
  const answer = useQuery(tripQuestion(id))
  useTitle(answer.data ? t`Trip ${answer.data.number}` : t`Trip`)
  if (!answer.data)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={8} />
    )
  const again = () => {
    void queries.invalidateQueries({ queryKey: ['trip', id] })
    void queries.invalidateQueries({ queryKey: ['trips'] })
    void queries.invalidateQueries({ queryKey: ['transfers'] })
  }
  return <Trip view={answer.data} again={again} />
}

function Trip({ view, again }: { view: TripView; again: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const time = (at: string | null) => (at === null ? '–' : format.dayAndTime(at))
  return (
    <div className="transfers">
      <Watermark />
      <PageHead
        title={<Trans>Trip {view.number}</Trans>}
        line={
          <>
            {view.plate} · {t(kindWords[view.kind])} ·{' '}
            {view.site ? `${view.site.number} ${view.site.name} ${view.site.address ?? ''}` : ''}{' '}
            <StatusTag tone={cohortWords[view.cohort].tone}>
              {t(cohortWords[view.cohort].word)}
            </StatusTag>{' '}
            <StatusTag tone={tripStateWords[view.state].tone}>
              {t(tripStateWords[view.state].word)}
            </StatusTag>
          </>
        }
        aside={
          <>
            <Link to="/transfers" className="no-print">
              <Trans>All transfers</Trans>
            </Link>{' '}
            <Button className="no-print" onClick={() => print()}>
              <Trans>Print the list</Trans>
            </Button>
          </>
        }
      />
      <Facts
        className="trip-facts"
        facts={[
          [t`Driver`, view.driverName ?? '–'],
          [t`With them`, view.escort ?? '–'],
          [t`Seats`, `${view.riders}/${view.seats}`],
          [t`Sets out`, time(view.departAt)],
          [t`Arrives`, time(view.arriveAt)],
          [t`Set out`, time(view.departedAt)],
          [t`Arrived`, time(view.arrivedAt)],
          [t`Disinfected`, time(view.cleanedAt)],
          [
            t`Way, reckoned`,
            t`${format.decimal(view.loadedKm ?? 0)} km with people, ${format.decimal(view.emptyKm ?? 0)} km empty`,
          ],
        ]}
      />
      <TripActs view={view} again={again} />
      <Panel title={t`Who rides`}>
        <RidersTable view={view} again={again} />
      </Panel>
    </div>
  )
}
