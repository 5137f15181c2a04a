import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type RidersTold, type TripRow, tripsQuestion } from './questions.ts'
import { cohortWords, tripStateWords } from './words.ts'

/** The trips of today with their seats; tells everybody on them at once. */
export function TripsPart({ area, onDone }: { area: string; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const day = cityDateOf(useCityNow())
  const answer = useQuery(tripsQuestion(day, area))
  const trips = (answer.data?.trips ?? []).filter(({ state }) => state !== 'cancelled')
  const untold = trips.filter(({ state, riders, told }) => state === 'planned' && told < riders)
  const send = useSend<{ trips: string[] }, RidersTold>(() => '/trips/tell', onDone)
  const columns: Columns<TripRow> = [
    {
      key: 'number',
      title: t`Trip`,
      render: (_, row) => (
        <>
          <Link to={`/trips/${row.trip}`} className="code">
            <Trans>Trip {row.number}</Trans>
          </Link>{' '}
          <StatusTag tone={cohortWords[row.cohort].tone}>
            {t(cohortWords[row.cohort].word)}
          </StatusTag>
          <br />
          <span className="faint">
            {row.plate} · {row.driverName ?? '–'}
          </span>
        </>
      ),
    },
    {
      key: 'when',
      title: t`When`,
      render: (_, row) => (
        <>
          {format.time(row.departAt)}–{format.time(row.arriveAt)}
          <br />
          <span className="faint">{row.site ? `${row.site.number} ${row.site.name}` : '–'}</span>
        </>
      ),
    },
    {
      key: 'seats',
      title: t`Seats`,
      render: (_, row) => (
        <>
          {row.riders}/{row.seats}
          <br />
          <span className="faint">
            <Trans>
              told {row.told}, confirmed {row.confirmed}
            </Trans>
          </span>
        </>
      ),
    },
    {
      key: 'state',
      title: t`How it stands`,
      render: (_, row) => (
        <>
          <StatusTag tone={tripStateWords[row.state].tone}>
            {t(tripStateWords[row.state].word)}
          </StatusTag>
          <br />
          <span className="faint">
            <Trans>
              on {row.on}, off {row.off}
            </Trans>
          </span>
        </>
      ),
    },
  ]
  return (
    <Panel
      title={t`Trips of today`}
      aside={
        <Button
          disabled={untold.length === 0}
          loading={send.isPending}
          title={untold.length === 0 ? t`Everybody on a trip was told` : ''}
          onClick={() => send.mutate({ trips: untold.map(({ trip }) => trip) })}
        >
          <Trans>Tell all</Trans>
        </Button>
      }
    >
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {send.data ? (
        <p role="status">
          <Plural value={send.data.told.length} one="# told by text" other="# told by text" />
          {send.data.noPhone.length > 0 ? (
            <>
              {' · '}
              <Plural
                value={send.data.noPhone.length}
                one="# has no phone on record: tell them at the door"
                other="# have no phone on record: tell them at the door"
              />
            </>
          ) : null}
        </p>
      ) : null}
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<TripRow>
          caption={t`Trips of today`}
          rows={trips}
          columns={columns}
          rowKey={({ trip }) => trip}
          loading={answer.isPending}
          minWidth={340}
          empty={
            <EmptyState title={t`No trips today`}>
              <Trans>Plan them for everybody who waits, or choose people and a vehicle.</Trans>
            </EmptyState>
          }
        />
      )}
    </Panel>
  )
}
