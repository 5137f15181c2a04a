import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Board, type SiteTests, testsQuestion } from './questions.ts'
import { testWords } from './words.ts'

type Row = SiteTests['tests'][number]

/** The tests of today at the site: due, taken, with which result. */
export function TestsPart(props: { board: Board; purpose: Purpose; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { board, purpose, onDone } = props
  const answer = useQuery(testsQuestion(board.site, purpose))
  const open = useSend<object, unknown>(
    () => '/test-rounds',
    () => {
      void answer.refetch()
      onDone()
    },
  )
  const list = answer.data
  const columns: Columns<Row> = [
    { key: 'room', title: t`Room`, render: (_, { roomCode }) => roomCode ?? '–' },
    {
      key: 'name',
      title: t({ message: 'Name', context: 'person' }),
      render: (_, { stay, nameMasked }) => (
        <Link to={`/stays/${stay}`} lang="zh-CN">
          {nameMasked}
        </Link>
      ),
    },
    {
      key: 'state',
      title: t({ message: 'Test', context: 'in isolation' }),
      render: (_, { state, binds }) => {
        const known = testWords[state]
        return (
          <>
            <StatusTag tone={known?.tone ?? 'idle'}>{known ? t(known.word) : state}</StatusTag>
            {binds ? null : (
              <span className="faint">
                {' '}
                <Trans>rule not confirmed, may be declined</Trans>
              </span>
            )}
          </>
        )
      },
    },
    {
      key: 'taken',
      title: t`Swabbed at`,
      render: (_, { takenAt }) => (takenAt ? format.time(takenAt) : '–'),
    },
  ]
  const mayOpen = actor?.role === 'site-manager' || actor?.role?.endsWith('commander')
  return (
    <Panel
      title={<Trans>Tests today</Trans>}
      aside={
        mayOpen ? (
          <Button size="small" loading={open.isPending} onClick={() => open.mutate({})}>
            <Trans>Add who came since</Trans>
          </Button>
        ) : null
      }
    >
      {open.isError ? <ErrorState cause={open.error} /> : null}
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !list ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <p className="soft">
            <Trans>
              {list.counts.due} due, {list.counts.taken} taken, {list.counts.resulted} with a
              result, {list.counts.missing} to take
            </Trans>
            {list.samplingSite ? (
              <>
                {' · '}
                <Trans>
                  sampling site {list.samplingSite} of round {list.round}
                </Trans>
              </>
            ) : null}
          </p>
          <DataTable
            caption={t`Tests today`}
            rows={list.tests}
            columns={columns}
            rowKey={({ stay }) => stay}
            minWidth={480}
            empty={
              <EmptyState title={t`No test is due here today`}>
                <Trans>The days of tests follow from the rules in force and the exposure.</Trans>
              </EmptyState>
            }
          />
        </>
      )}
    </Panel>
  )
}
