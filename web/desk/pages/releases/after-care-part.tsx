import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { useSend } from '../orders/use-send.ts'
import { type AfterCareTask, afterCareQuestion, type Outcome } from './questions.ts'

/** What is to be done for people who were let go, the most urgent first; the community's grid workers say what came of it. */
export function AfterCarePart() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const queries = useQueryClient()
  const isGrid = actor?.role === 'grid-worker'
  const answer = useInfiniteQuery(afterCareQuestion(isGrid ? 'isolation' : 'inspection'))
  const rows = answer.data?.pages.flatMap(({ tasks }) => tasks) ?? []
  const finish = useSend<{ task: string; outcome: Outcome }, object>(
    ({ task }) => `/after-care/${task}/done`,
    () => void queries.invalidateQueries({ queryKey: ['after-care'] }),
    ({ outcome }) => ({ outcome }),
  )
  const columns: Columns<AfterCareTask> = [
    {
      key: 'due',
      title: t`Until`,
      width: 150,
      render: (_, { dueAt }) => <Countdown dueAt={dueAt} />,
    },
    {
      key: 'who',
      title: t`Person`,
      render: (_, row) => (
        <>
          <b>{row.nameMasked}</b>{' '}
          <span className="faint">{format.area(row.area, row.areaName)}</span>
        </>
      ),
    },
    { key: 'what', title: t`What`, render: (_, { words }) => format.text(words) },
    ...(isGrid
      ? [
          {
            key: 'act',
            render: (_: unknown, { task }: AfterCareTask) => (
              <span className="release-bar">
                <Button size="small" onClick={() => finish.mutate({ task, outcome: 'done' })}>
                  <Trans>Done</Trans>
                </Button>
                <Button
                  size="small"
                  onClick={() => finish.mutate({ task, outcome: 'not-reached' })}
                >
                  <Trans>Not reached</Trans>
                </Button>
                <Button size="small" onClick={() => finish.mutate({ task, outcome: 'ill' })}>
                  <Trans>Feels ill</Trans>
                </Button>
              </span>
            ),
          },
        ]
      : []),
  ]
  if (answer.isError && rows.length === 0)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <>
      {finish.isError ? <ErrorState cause={finish.error} /> : null}
      <DataTable<AfterCareTask>
        caption={t`After they left`}
        rows={rows}
        columns={columns}
        rowKey={({ task }) => task}
        loading={answer.isPending}
        empty={
          <EmptyState title={t`Nothing is to be done`}>
            <Trans>Everybody who was let go was called and tested.</Trans>
          </EmptyState>
        }
        rowClassName={({ overdue }) => (overdue ? 'row-late' : '')}
        minWidth={600}
      />
      <MoreButton answer={answer} />
    </>
  )
}
