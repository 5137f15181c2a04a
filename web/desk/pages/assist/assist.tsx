import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { ImportAssist } from './import-assist.tsx'
import { type AssistRow, assistQuestion } from './questions.ts'
import { kindWords, outcomeWords, stateWords } from './words.ts'
import './assist.css'

type Direction = 'in' | 'out'
type State = 'open' | 'done'

/** Requests between districts and cities: those to us and those from us, what is due first on top. */
export function AssistPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const navigate = useNavigate()
  const [query, setQuery] = useSearchParams()
  useTitle(t`Requests for help`)
  const direction: Direction = query.get('direction') === 'out' ? 'out' : 'in'
  const state: State = query.get('state') === 'done' ? 'done' : 'open'
  const filter = {
    direction,
    state,
    area: query.get('area') ?? '',
    after: query.get('after') ?? '',
  }
  const answer = useQuery(assistQuestion(filter))
  const list = answer.data
  const rows = list?.requests ?? []
  const picked = useRowKeys(
    rows.length,
    (at) => void navigate(`/assist/${rows[at]?.request ?? ''}`),
    '.assist .ant-table-row',
  )
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(query)
    if (part.after === undefined) next.delete('after')
    for (const [name, value] of Object.entries(part))
      if (value === 'in' || value === 'open' || value === '') next.delete(name)
      else next.set(name, value)
    setQuery(next)
  }
  const columns = useColumns(direction)
  const mayWrite = actor?.role !== 'inspector'
  return (
    <div className="assist">
      <PageHead
        title={t`Requests for help`}
        aside={
          <span className="assist-bar">
            <SavedViews />
            {mayWrite ? (
              <Link to="/assist/new">
                <Button type="primary">
                  <Trans>New request</Trans>
                </Button>
              </Link>
            ) : null}
          </span>
        }
        line={
          <Trans>Another city is answered within a day; an urgent request within four hours.</Trans>
        }
      />
      <div className="assist-bar">
        <Segmented<Direction>
          aria-label={t`Direction`}
          value={direction}
          options={[
            { value: 'in', label: t`To us` },
            { value: 'out', label: t`From us` },
          ]}
          onChange={(next) => change({ direction: next })}
        />
        <Segmented<State>
          aria-label={t`State`}
          value={state}
          options={[
            { value: 'open', label: t`To do` },
            { value: 'done', label: t`Over` },
          ]}
          onChange={(next) => change({ state: next })}
        />
        {list ? (
          <p>
            <b>{format.number(list.open)}</b> <Trans>to do</Trans> ·{' '}
            <b className={list.late > 0 ? 'late' : ''}>{format.number(list.late)}</b>{' '}
            <Trans>overdue</Trans>
          </p>
        ) : null}
      </div>
      {mayWrite && direction === 'in' ? <ImportAssist /> : null}
      {!list && answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<AssistRow>
          caption={t`Requests`}
          rows={rows}
          columns={columns}
          rowKey={({ request }) => request}
          loading={answer.isPending}
          minWidth={960}
          rowClassName={(row) =>
            `${row.late && row.state !== 'answered' ? 'row-late' : ''} ${row === rows[picked] ? 'row-picked' : ''}`
          }
          empty={
            <EmptyState
              title={state === 'open' ? t`No request waits here` : t`No request is over yet`}
            />
          }
        />
      )}
      {list?.next ? (
        <p>
          <Button onClick={() => change({ after: list.next ?? '' })}>
            <Trans>Next page</Trans>
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function useColumns(direction: Direction): Columns<AssistRow> {
  const { t } = useLingui()
  const format = useFormats()
  const place = (code: string | null, name: string) => (code ? format.area(code, name) : name)
  return [
    {
      key: 'due',
      title: t`Due`,
      width: 130,
      render: (_, row) => (
        <Countdown dueAt={row.state === 'open' || row.state === 'assigned' ? row.dueAt : null} />
      ),
    },
    {
      key: 'number',
      title: t`Number`,
      width: 210,
      render: (_, row) => (
        <>
          <Link to={`/assist/${row.request}`} className="code">
            {row.number}
          </Link>{' '}
          {row.urgency === 'urgent' ? (
            <StatusTag tone="late">
              <Trans>urgent</Trans>
            </StatusTag>
          ) : null}
        </>
      ),
    },
    { key: 'kind', title: t`What is asked`, render: (_, row) => t(kindWords[row.kind]) },
    {
      key: 'side',
      title: direction === 'in' ? t`From` : t`To`,
      render: (_, row) =>
        direction === 'in' ? place(row.fromArea, row.fromName) : place(row.toArea, row.toName),
    },
    {
      key: 'people',
      title: t`People concerned`,
      align: 'right',
      width: 80,
      render: (_, row) => format.number(row.people),
    },
    {
      key: 'asked',
      title: t`Asked`,
      width: 120,
      render: (_, row) => format.dayAndTime(row.askedAt),
    },
    {
      key: 'state',
      title: t`State`,
      render: (_, row) => (
        <>
          <StatusTag tone={stateWords[row.state].tone}>{t(stateWords[row.state].word)}</StatusTag>{' '}
          {row.outcome ? t(outcomeWords[row.outcome]) : (row.assignedName ?? row.assignedTo ?? '')}
        </>
      ),
    },
  ]
}
