import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { Loop, LoopKind } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useNarrow } from '../../../ui/desk/use-narrow.ts'
import { useCityNow } from '../../shell/city-clock.ts'
import { useTitle } from '../../shell/use-title.ts'
import { loopWords } from '../../shell/words.ts'
import { KindCounts } from './kind-counts.tsx'
import { LoopCards } from './loop-cards.tsx'
import { SubjectLink } from './subject-link.tsx'
import './loops.css'

/** The filter lives in the address, so that a list can be sent to somebody. */
function useFilter() {
  const [search, setSearch] = useSearchParams()
  const filter = {
    kind: search.get('kind') ?? '',
    area: search.get('area') ?? '',
    due: search.get('due') ?? '',
    q: search.get('q') ?? '',
  }
  const change = (part: Partial<typeof filter>) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '')
    setSearch(
      next.map(([name, value]): [string, string] => [name, value]),
      { replace: true },
    )
  }
  return [filter, change] as const
}

function useColumns(): Columns<Loop> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    { title: t`Due`, key: 'due', width: 130, render: (_, row) => <Countdown dueAt={row.dueAt} /> },
    { title: t`What is owed`, key: 'kind', width: 190, render: (_, row) => t(loopWords[row.kind]) },
    {
      title: t`Subject`,
      key: 'subject',
      width: 170,
      render: (_, row) => <SubjectLink subject={row.subject} />,
    },
    { title: t`Area`, key: 'area', width: 130, render: (_, row) => format.text(row.area.name) },
    {
      title: t`Owner`,
      key: 'owner',
      width: 160,
      render: (_, row) =>
        row.owner ? format.text(row.owner) : <span className="late">{t`nobody`}</span>,
    },
    { title: t`Next step`, key: 'next', render: (_, row) => format.text(row.nextStep) },
    {
      title: t`Open since`,
      key: 'opened',
      width: 90,
      align: 'right',
      render: (_, row) => (
        <span title={format.dayAndTime(row.openedAt)}>{format.time(row.openedAt)}</span>
      ),
    },
  ]
}

/** Whatever is still owed: one line each, overdue first, with who must do what until when. */
export function Loops() {
  const { t } = useLingui()
  const format = useFormats()
  const [filter, change] = useFilter()
  const answer = useQuery(questions.loops(filter))
  const columns = useColumns()
  const now = useCityNow(5_000)
  const narrow = useNarrow()
  useTitle(t`Open loops`)
  const list = answer.data
  if (!list && answer.isError) {
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  }
  const filtered = filter.kind || filter.area || filter.due || filter.q
  const empty = (
    <EmptyState title={filtered ? t`Nothing open fits this filter` : t`Nothing is open`}>
      {filtered ? null : <Trans>Every tube, box, member and person is where it should be.</Trans>}
    </EmptyState>
  )
  return (
    <div className="loops">
      <PageHead
        title={t`Open loops`}
        line={
          list ? (
            <>
              <Trans>derived from the facts, nothing is ticked off by hand</Trans>
              <span className="faint">
                <Trans>as of {format.timeWithSeconds(list.asOf)}</Trans>
              </span>
            </>
          ) : (
            ' '
          )
        }
      />
      <KindCounts
        counts={list?.counts ?? []}
        kind={filter.kind}
        onKind={(kind: LoopKind | '') => change({ kind })}
      />
      <div className="filters">
        <label htmlFor="loop-area">
          <Trans>Area</Trans>
          <Select
            id="loop-area"
            value={filter.area}
            onChange={(area) => change({ area })}
            options={[
              { value: '', label: t`The whole city` },
              ...(list?.areas ?? []).map((area) => ({
                value: area.code,
                label: format.text(area.name),
              })),
            ]}
          />
        </label>
        <label htmlFor="loop-due">
          <Trans>Due</Trans>
          <Select
            id="loop-due"
            value={filter.due}
            onChange={(due) => change({ due })}
            options={[
              { value: '', label: t`At any time` },
              { value: 'overdue', label: t`Overdue` },
              { value: 'soon', label: t`Within the next hour` },
            ]}
          />
        </label>
        {filter.q ? <span className="code">{filter.q}</span> : null}
        {filtered ? (
          <button
            type="button"
            className="link-button"
            onClick={() => change({ kind: '', area: '', due: '', q: '' })}
          >
            <Trans>Show all</Trans>
          </button>
        ) : null}
      </div>
      {narrow && list ? (
        list.data.length > 0 ? (
          <LoopCards rows={list.data} />
        ) : (
          empty
        )
      ) : (
        <DataTable
          caption={t`Open loops`}
          rows={list?.data ?? []}
          columns={columns}
          rowKey={(row) => row.id}
          loading={answer.isPending}
          minWidth={1060}
          rowClassName={(row) => (row.dueAt && Date.parse(row.dueAt) < now ? 'row-late' : '')}
          empty={empty}
        />
      )}
    </div>
  )
}
