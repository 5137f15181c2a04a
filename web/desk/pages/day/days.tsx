import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type Days, daysQuestion } from './questions.ts'
import './day.css'

type Row = Days['days'][number]

function State({ row }: { row: Row }) {
  const format = useFormats()
  if (row.items === 0)
    return (
      <StatusTag tone="ok">
        <Trans>nothing was open</Trans>
      </StatusTag>
    )
  if (row.closedAt !== null)
    return (
      <StatusTag tone="ok">
        <Trans>closed {format.dayAndTime(row.closedAt)}</Trans>
      </StatusTag>
    )
  return <Countdown dueAt={row.dueAt} />
}

/** The days of each district: what was open at the cut-off, and whether they are closed. */
export function DaysPage() {
  const { t } = useLingui()
  const format = useFormats()
  const [query] = useSearchParams()
  useTitle(t`Same-day close`)
  const answer = useQuery(daysQuestion(query.get('area') ?? ''))
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const columns: Columns<Row> = [
    {
      key: 'day',
      title: t`Day`,
      width: 130,
      render: (_, row) => (
        <Link to={`/day/${row.district}/${row.day}`} className="code">
          {row.day}
        </Link>
      ),
    },
    {
      key: 'district',
      title: t`District`,
      render: (_, row) => format.area(row.district, row.districtName),
    },
    {
      key: 'items',
      title: t`Open at the cut-off`,
      align: 'right',
      render: (_, row) => format.number(row.items),
    },
    { key: 'state', title: t`State`, render: (_, row) => <State row={row} /> },
  ]
  return (
    <div className="days">
      <PageHead
        title={t`Same-day close`}
        line={
          <>
            <Trans>
              At the cut-off every open item is done, or carried over with a reason, an owner and a
              new time; the list is signed.
            </Trans>{' '}
            <Link to="/day/verify">
              <Trans>Check a file</Trans>
            </Link>
          </>
        }
      />
      <DataTable<Row>
        caption={t`Days`}
        rows={answer.data?.days ?? []}
        columns={columns}
        rowKey={({ district, day }) => `${district} ${day}`}
        loading={answer.isPending}
        rowClassName={({ late }) => (late ? 'row-late' : '')}
        empty={
          <EmptyState title={t`No day is over yet`}>
            <Trans>The first list is written down at midnight.</Trans>
          </EmptyState>
        }
      />
    </div>
  )
}
