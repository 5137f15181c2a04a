import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { fieldTime } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { type LookBacks, lookBacksQuestion } from './questions.ts'
import './contacts.css'

type Row = LookBacks['lookBacks'][number]

function useColumns(): Columns<Row> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'day',
      title: t`Day`,
      render: (_, row) => <Link to={`/look-backs/${row.lookBack}`}>{row.day}</Link>,
    },
    {
      key: 'area',
      title: t`District`,
      render: (_, row) => format.area(row.area, row.areaName),
    },
    {
      key: 'read',
      title: t`Read`,
      render: (_, row) => (
        <>
          {row.read} / {row.drawn}{' '}
          <span className="faint">
            <Trans>drawn of {row.of}</Trans>
          </span>
        </>
      ),
    },
    { key: 'differ', title: t`Differ`, render: (_, row) => row.differ },
    {
      key: 'state',
      title: t`State`,
      render: (_, row) =>
        row.signedAt ? (
          <StatusTag tone="ok">
            <Trans>signed {format.dayAndTime(row.signedAt)}</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">
            <Trans>to be read to the last line</Trans>
          </StatusTag>
        ),
    },
    {
      key: 'seed',
      title: t`Public seed`,
      render: (_, row) => <code className="faint">{row.seed}</code>,
    },
  ]
}

/** Second readings (回头看): a sample of each day's decisions, drawn so that anybody can draw it again, read by another unit. */
export function LookBacksPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const answer = useQuery(lookBacksQuestion())
  const columns = useColumns()
  useTitle(t`Second readings`)
  const mayDraw = actor !== undefined && actor !== null && actor.role !== 'case-investigator'
  if (answer.isError && !answer.data)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="contacts">
      <PageHead
        title={t`Second readings`}
        line={
          <Trans>
            A sample of each day's decisions is read again by another unit, to the last line. What
            differs is open again.
          </Trans>
        }
      />
      {mayDraw ? <DrawPart area={actor.areaCode} /> : null}
      <DataTable<Row>
        caption={t`Second readings`}
        rows={answer.data?.lookBacks ?? []}
        columns={columns}
        rowKey={({ lookBack }) => lookBack}
        loading={answer.isPending}
        empty={
          <EmptyState title={t`Nothing was drawn yet`}>
            <Trans>Draw the sample of a district's day.</Trans>
          </EmptyState>
        }
      />
    </div>
  )
}

function DrawPart({ area: own }: { area: string }) {
  const { t } = useLingui()
  const id = useId()
  const navigate = useNavigate()
  const [area, setArea] = useState(own.length >= 6 ? own.slice(0, 6) : '')
  const today = fieldTime(useCityNow()).slice(0, 10)
  const [chosen, setDay] = useState<string | null>(null)
  const day = chosen ?? today
  const [size, setSize] = useState('30')
  const send = useSend<{ area: string; day: string; size: number }, { lookBack: string }>(
    () => '/look-backs',
    ({ lookBack }) => void navigate(`/look-backs/${lookBack}`),
  )
  const isReady = /^\d{6}$/.test(area) && day !== '' && Number(size) >= 1
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) send.mutate({ area, day, size: Number(size) })
  }
  return (
    <Panel title={t`Draw a sample`}>
      <form className="name-times" onSubmit={submit}>
        <label htmlFor={`${id}-area`}>
          <Trans>Code of the district</Trans>
        </label>
        <input id={`${id}-area`} value={area} onChange={(event) => setArea(event.target.value)} />
        <label htmlFor={`${id}-day`}>
          <Trans>Day</Trans>
        </label>
        <input
          id={`${id}-day`}
          type="date"
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <label htmlFor={`${id}-size`}>
          <Trans>How many</Trans>
        </label>
        <input
          id={`${id}-size`}
          type="number"
          min={1}
          max={500}
          value={size}
          onChange={(event) => setSize(event.target.value)}
        />
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          <Trans>Draw</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
