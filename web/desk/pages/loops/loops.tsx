import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { addressOf, subjectOf } from '../../../shell/address.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useNarrow } from '../../../ui/desk/use-narrow.ts'
import { SavedViews } from '../../shell/saved-views.tsx'
import { Filters } from './filters.tsx'
import { KindCounts } from './kind-counts.tsx'
import { LoopCards } from './loop-cards.tsx'
import { useColumns } from './use-columns.tsx'
import { rowsMax, useFilter } from './use-filter.ts'
import { useRowKeys } from './use-row-keys.ts'
import './loops.css'

/** Whatever is still owed: one line each, the most overdue first, with who must do what until when. */
export function Loops() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const [filter, change] = useFilter()
  const answer = useQuery(questions.loops(filter))
  const columns = useColumns()
  const narrow = useNarrow()
  const list = answer.data
  const rows = list?.loops ?? []
  const picked = useRowKeys(rows.length, (at) => {
    const address = addressOf(subjectOf(rows[at]?.subject ?? ''))
    if (address) void navigate(address)
  })
  useTitle(t`Open loops`)
  if (!list && answer.isError) {
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  }
  const isFiltered = filter.kind || filter.area || filter.overdue || filter.owner
  const all = (list?.counts ?? []).reduce((sum, { open }) => sum + open, 0)
  const empty = (
    <EmptyState title={isFiltered ? t`Nothing open fits this filter` : t`Nothing is open`}>
      {isFiltered ? null : <Trans>Every tube, box, member and person is where it should be.</Trans>}
    </EmptyState>
  )
  return (
    <div className="loops">
      <PageHead
        title={t`Open loops`}
        aside={<SavedViews />}
        line={
          list ? (
            <>
              <Trans>derived from the facts, nothing is ticked off by hand</Trans>
              <span className="faint">
                <Trans>as of {format.timeWithSeconds(list.countsAsOf)}</Trans>
              </span>
              <ExportSheet
                what="loops"
                round={null}
                about="未闭环"
                sheet={async () => (await import('./loop-sheet.ts')).loopSheet(list.loops)}
              />
            </>
          ) : (
            ' '
          )
        }
      />
      <KindCounts
        counts={list?.counts ?? []}
        kind={filter.kind}
        onKind={(kind) => change({ kind })}
      />
      <Filters filter={filter} onChange={change} />
      {narrow && list ? (
        rows.length > 0 ? (
          <LoopCards rows={rows} />
        ) : (
          empty
        )
      ) : (
        <DataTable
          caption={t`Open loops`}
          rows={rows}
          columns={columns}
          rowKey={(row) => `${row.kind} ${row.subject}`}
          loading={answer.isPending}
          minWidth={1_060}
          rowClassName={(row) =>
            `${row.overdue ? 'row-late' : ''} ${row === rows[picked] ? 'row-picked' : ''}`
          }
          empty={empty}
        />
      )}
      {rows.length > 0 && rows.length < all ? (
        <p className="loops-more">
          <span className="soft">
            <Trans>
              {format.number(rows.length)} of {format.number(all)}, the most overdue first
            </Trans>
          </span>
          {filter.limit < rowsMax ? (
            <Button onClick={() => change({ limit: Math.min(rowsMax, filter.limit + 100) })}>
              <Trans>Show more</Trans>
            </Button>
          ) : (
            <span className="faint">
              <Trans>Narrow the list by kind or area to see the rest.</Trans>
            </span>
          )}
        </p>
      ) : null}
    </div>
  )
}
