import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useRound } from '../../shell/use-round.ts'
import { Pool } from './pool.tsx'
import './recall.css'

/** Every reactive pool of the round until each member has an outcome of their own. */
export function Recalls() {
  const { t } = useLingui()
  const format = useFormats()
  const round = useRound()
  const answer = useQuery({ ...questions.recalls(round ?? ''), enabled: round !== null })
  const wanted = decodeURIComponent(useLocation().hash.slice(1))
  const known = answer.isSuccess
  useTitle(t`Recall`)
  // The pool that the address names comes into view once it is there.
  useEffect(() => {
    if (known && wanted) document.getElementById(wanted)?.scrollIntoView({ block: 'center' })
  }, [known, wanted])
  const board = answer.data
  if (!board) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={10} />
    )
  }
  const open = board.recalls.filter((recall) => recall.closedAt === null)
  const closed = board.recalls.filter((recall) => recall.closedAt !== null)
  return (
    <div className="recall">
      <PageHead
        title={t`Recall`}
        line={
          <>
            <Trans>
              A reactive pool says nothing about any of its members. Each is held, tested alone,
              then told.
            </Trans>
            <span className="faint">
              <Trans>as of {format.timeWithSeconds(board.now)}</Trans>
            </span>
            <ExportSheet
              what="recall"
              round={round}
              about="追阳"
              sheet={async () => (await import('./recall-sheet.ts')).recallSheet(board)}
            />
          </>
        }
      />
      {open.length === 0 ? (
        <EmptyState title={t`No tube is under recall`}>
          <Trans>Every member of every recalled tube has an outcome.</Trans>
        </EmptyState>
      ) : null}
      <div className="pools">
        {open.map((recall) => (
          <Pool key={recall.tube} recall={recall} wanted={recall.tube === wanted} />
        ))}
      </div>
      {closed.length > 0 ? (
        <>
          <h2 className="pools-closed">
            <Trans>Closed in this round: {format.number(closed.length)}</Trans>
          </h2>
          <div className="pools">
            {closed.map((recall) => (
              <Pool key={recall.tube} recall={recall} wanted={recall.tube === wanted} />
            ))}
          </div>
        </>
      ) : null}
    </div>
  )
}
