import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { useBoard } from '../../shell/use-round.ts'
import { Arrivals } from './arrivals.tsx'
import { Districts } from './districts.tsx'
import { ForecastPanel } from './forecast.tsx'
import { Laboratories } from './laboratories.tsx'
import { Laws } from './laws.tsx'
import { Roll } from './roll.tsx'
import { RoundState } from './round-state.tsx'
import { StageKey } from './stage-key.tsx'
import { stagesOf } from './stages.ts'
import './round.css'

/** The round board: how far every person's sample has come, where it waits, and when the round will be done. */
export function Round() {
  const { t } = useLingui()
  const format = useFormats()
  const { board, none, fault, retry } = useBoard()
  useTitle(t`Round board`)
  if (fault) return <ErrorState cause={fault} onRetry={retry} />
  if (none) return <EmptyState title={t`No round has been published`} />
  if (!board) return <Skeleton rows={14} />
  const { people, roll, round } = board
  return (
    <div className="round">
      <PageHead
        title={t`Round board`}
        line={
          <>
            <RoundState board={board} />
            <span>{format.text({ zh: round.titleZh, en: round.titleEn })}</span>
            <span className="faint">
              <Trans>as of {format.timeWithSeconds(board.now)}</Trans>
            </span>
          </>
        }
      />
      <section className="panel" aria-label={t`Where the samples are`}>
        <div className="round-share">
          <b className="figure">{format.share(roll.sampled, roll.due)}</b>
          <span>
            <Trans>
              sampled, <b>{format.number(roll.sampled)}</b> of {format.number(roll.due)}
            </Trans>
          </span>
          <b className="figure">{format.share(people.resulted, roll.due)}</b>
          <span>
            <Trans>
              with a result, <b>{format.number(people.resulted)}</b> people
            </Trans>
          </span>
        </div>
        <StageBar stages={stagesOf(board)} due={roll.due + board.outsideRoll} />
        <StageKey board={board} />
      </section>
      <Arrivals arrivals={board.arrivals} />
      <ForecastPanel board={board} />
      <Laboratories laboratories={board.laboratories} />
      <Roll board={board} />
      <Laws round={round.round} conserved={board.conserved} />
      <Panel title={t`By district`} className="by-district">
        <Districts districts={board.districts} />
      </Panel>
    </div>
  )
}
