import type { Purpose } from '@bihuan/contract/access.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { cohortWords } from '../transfers/words.ts'
import { type RowShow, type RunRow, rowsQuestion } from './questions.ts'
import { unplacedWords } from './words.ts'

/** Who gets which room in a proposal; opening somebody shows why. */
export function RowsPart(props: {
  run: string
  show: RowShow
  site: string
  purpose: Purpose
  change: (part: Partial<Record<'rows' | 'open', string>>) => void
}) {
  const { t } = useLingui()
  const { run, show, site, purpose, change } = props
  const answer = useInfiniteQuery(rowsQuestion(run, show, site, purpose))
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? []
  const columns: Columns<RunRow> = [
    {
      key: 'name',
      title: t`Who`,
      render: (_, row) => (
        <>
          <button
            type="button"
            className="allocation-open"
            onClick={() => change({ open: row.transfer })}
          >
            {row.nameMasked}
          </button>{' '}
          <StatusTag tone={cohortWords[row.cohort].tone}>
            {t(cohortWords[row.cohort].word)}
          </StatusTag>
        </>
      ),
    },
    {
      key: 'room',
      title: t`Room`,
      render: (_, row) =>
        row.unplacedWhy ? (
          <StatusTag tone="late">{t(unplacedWords[row.unplacedWhy])}</StatusTag>
        ) : (
          `${row.siteName ?? ''} ${row.roomCode ?? ''}`
        ),
    },
    {
      key: 'before',
      title: t`Had before`,
      render: (_, row) => <span className="faint">{row.before}</span>,
    },
  ]
  return (
    <>
      <Segmented
        aria-label={t`Which rows`}
        value={show}
        options={[
          { value: 'all', label: t`All` },
          { value: 'unplaced', label: t`Without a room` },
          { value: 'moved', label: t`Would move` },
        ]}
        onChange={(value) => change({ rows: value })}
      />
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable
          caption={t`People of the proposal`}
          rows={rows}
          columns={columns}
          rowKey={(row) => row.transfer}
          loading={answer.isPending}
          minWidth={480}
          empty={
            <EmptyState title={t`Nobody on this list`}>
              <Trans>Choose another list above.</Trans>
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
    </>
  )
}
