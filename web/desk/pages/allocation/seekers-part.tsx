import type { Purpose } from '@bihuan/contract/access.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { cohortWords } from '../transfers/words.ts'
import { type Seeker, type Show, seekersQuestion } from './questions.ts'
import { showWords } from './words.ts'

const shows: Show[] = ['without', 'assigned', 'locked']

/** Who has no room, who has one, and whose was fixed by hand; whoever is due first on top. */
export function SeekersPart(props: {
  show: Show
  purpose: Purpose
  change: (part: Partial<Record<'show' | 'open', string>>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { show, purpose, change } = props
  const answer = useInfiniteQuery(seekersQuestion(show, purpose))
  const [first] = answer.data?.pages ?? []
  const people = answer.data?.pages.flatMap((page) => page.people) ?? []
  const picked = useRowKeys(
    people.length,
    (at) => change({ open: people[at]?.transfer ?? '' }),
    '.allocation-seekers .ant-table-row',
  )
  const columns: Columns<Seeker> = [
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
          <br />
          <span className="faint">{format.area(row.area, row.areaName)}</span>
        </>
      ),
    },
    {
      key: 'due',
      title: t`Due`,
      render: (_, row) =>
        row.late ? (
          <StatusTag tone="late">{format.time(row.dueAt)}</StatusTag>
        ) : (
          format.time(row.dueAt)
        ),
    },
    {
      key: 'room',
      title: t`Room`,
      render: (_, row) => (row.room ? `${row.siteName ?? ''} ${row.roomCode ?? ''}` : '–'),
    },
  ]
  return (
    <Panel title={t`People to place`}>
      <div className="allocation-counts">
        {shows.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === show}
            onClick={() => change({ show: one, open: '' })}
          >
            <b>{first ? format.number(first.counts[one]) : '–'}</b>
            <span>{t(showWords[one])}</span>
          </button>
        ))}
      </div>
      {first && first.counts.late > 0 ? (
        <p className="allocation-late" role="status">
          <Trans>{format.number(first.counts.late)} without a room are beyond their due time</Trans>
        </p>
      ) : null}
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <div className="allocation-seekers">
          <DataTable
            caption={t(showWords[show])}
            rows={people}
            columns={columns}
            rowKey={(row) => row.transfer}
            rowClassName={(row) => (people[picked]?.transfer === row.transfer ? 'row-picked' : '')}
            loading={answer.isPending}
            minWidth={480}
            empty={
              <EmptyState title={t`Nobody waits for a room`}>
                <Trans>Orders to isolate put people here.</Trans>
              </EmptyState>
            }
          />
        </div>
      )}
      <MoreButton answer={answer} />
    </Panel>
  )
}
