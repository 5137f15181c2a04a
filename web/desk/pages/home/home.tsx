import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { useBoard } from '../../shell/use-round.ts'
import { AlarmCount } from '../alarms/alarm-count.tsx'
import { ConservedTag } from '../round/conserved-tag.tsx'
import { RoundState } from '../round/round-state.tsx'
import { StageKey } from '../round/stage-key.tsx'
import { stagesOf } from '../round/stages.ts'
import { Acts } from './acts.tsx'
import { EnterAs } from './enter-as.tsx'
import { Feed } from './feed.tsx'
import { Figures } from './figures.tsx'
import './home.css'

/** The story of the moment: which round, how far, what is happening, and where to begin. */
export function Home() {
  const { t } = useLingui()
  const format = useFormats()
  const { board, none, fault, retry } = useBoard()
  useTitle(t`Now`)
  return (
    <div className="home">
      <PageHead
        title={board ? format.text({ zh: board.round.titleZh, en: board.round.titleEn }) : t`Now`}
        line={
          board ? (
            <>
              <RoundState board={board} />
              <span>
                {format.dayAndTime(board.round.opensAt)} – {format.time(board.round.closesAt)}
              </span>
              <ConservedTag conserved={board.conserved} />
            </>
          ) : (
            ' '
          )
        }
      />
      <section className="panel hero" aria-label={t`How far the round is`}>
        {board ? (
          <>
            <Figures board={board} />
            <StageBar stages={stagesOf(board)} due={board.roll.due + board.outsideRoll} />
            <StageKey board={board} />
          </>
        ) : null}
        {none ? (
          <EmptyState title={t`No round has been published`}>
            <Trans>
              A round begins with a notice: bihuan round publish, or POST /api/v1/rounds.
            </Trans>
          </EmptyState>
        ) : null}
        {fault ? <ErrorState cause={fault} onRetry={retry} /> : null}
        {!board && !none && !fault ? <div className="hero-room" /> : null}
      </section>
      <AlarmCount />
      <Acts />
      <Feed />
      <EnterAs />
    </div>
  )
}
