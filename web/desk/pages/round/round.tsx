import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { Arrivals } from './arrivals.tsx'
import { Districts } from './districts.tsx'
import { ForecastPanel } from './forecast.tsx'
import { Laboratories } from './laboratories.tsx'
import { Roll } from './roll.tsx'
import { StageKey } from './stage-key.tsx'
import './round.css'

/** The round board: how far every person's sample has come, where it waits, and when the round will be done. */
export function Round() {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(questions.board())
  useTitle(t`Round board`)
  const board = answer.data
  if (!board) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={14} />
    )
  }
  return (
    <div className="round">
      <PageHead
        title={t`Round board`}
        line={
          <>
            <span>{format.text(board.round.title)}</span>
            <span className="faint">
              <Trans>as of {format.timeWithSeconds(board.asOf)}</Trans>
            </span>
          </>
        }
      />
      <section className="panel" aria-label={t`Where the samples are`}>
        <div className="round-share">
          <b className="figure">{format.share(board.coverage.sampled, board.coverage.due)}</b>
          <span>
            <Trans>
              sampled, <b>{format.number(board.coverage.sampled)}</b> of{' '}
              {format.number(board.coverage.due)}
            </Trans>
          </span>
          <b className="figure">{format.share(board.stages.resulted, board.coverage.due)}</b>
          <span>
            <Trans>
              with a result, <b>{format.number(board.stages.resulted)}</b> people
            </Trans>
          </span>
        </div>
        <StageBar stages={board.stages} due={board.coverage.due} />
        <StageKey stages={board.stages} coverage={board.coverage} />
      </section>
      <Arrivals arrivals={board.arrivals} />
      <ForecastPanel forecast={board.forecast} />
      <Laboratories laboratories={board.laboratories} />
      <Roll coverage={board.coverage} />
      <Panel title={t`By district`} className="by-district">
        <Districts districts={board.districts} />
      </Panel>
    </div>
  )
}
