import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Purpose } from '../../../api/wire.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { AnswerForm } from './answer-form.tsx'
import { type Board, requestsQuestion } from './questions.ts'

/** What the people of the site ask for and complain about, the oldest first, each with its answer to give. */
export function RequestsPart(props: { board: Board; purpose: Purpose; onDone: () => void }) {
  const { t } = useLingui()
  const { board, purpose, onDone } = props
  const answer = useQuery(requestsQuestion(board.site, purpose))
  const rows = answer.data?.requests ?? []
  return (
    <Panel title={<Trans>Asked for, not answered</Trans>}>
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton rows={4} />
      ) : rows.length === 0 ? (
        <EmptyState title={t`Everything is answered`}>
          <Trans>What people ask for on their phones appears here.</Trans>
        </EmptyState>
      ) : (
        <ol className="asked">
          {rows.map((row) => (
            <li key={row.request}>
              <b>{row.roomCode ?? '–'}</b>{' '}
              <Link to={`/stays/${row.stay}`} lang="zh-CN">
                {row.nameMasked}
              </Link>
              <AnswerForm
                request={row}
                onDone={() => {
                  void answer.refetch()
                  onDone()
                }}
              />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
