import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { questions } from '../../../api/questions.ts'
import type { RoundBoard } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { StageBar } from '../../../ui/desk/stage-bar.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { StageKey } from '../round/stage-key.tsx'
import { Acts } from './acts.tsx'
import { EnterAs } from './enter-as.tsx'
import { Feed } from './feed.tsx'
import './home.css'

function RoundState({ state }: { state: RoundBoard['round']['state'] }) {
  switch (state) {
    case 'planned':
      return (
        <StatusTag tone="idle">
          <Trans>Not begun</Trans>
        </StatusTag>
      )
    case 'open':
      return (
        <StatusTag tone="info">
          <Trans>Sampling</Trans>
        </StatusTag>
      )
    case 'closed':
      return (
        <StatusTag tone="wait">
          <Trans>Sampling over, results to come</Trans>
        </StatusTag>
      )
    case 'finished':
      return (
        <StatusTag tone="ok">
          <Trans>Finished</Trans>
        </StatusTag>
      )
  }
}

function Figures({ board }: { board: RoundBoard }) {
  const { t } = useLingui()
  const format = useFormats()
  const { coverage, stages, tubes, recall, openLoops } = board
  const figures = [
    {
      label: t`Sampled`,
      value: coverage.sampled,
      note: t`${format.share(coverage.sampled, coverage.due)} of ${format.number(coverage.due)} due`,
    },
    {
      label: t`With a result`,
      value: stages.resulted,
      note: t`${format.share(stages.resulted, coverage.sampled)} of those sampled`,
    },
    {
      label: t`Tubes sealed`,
      value: tubes.sealed,
      note: t`${format.number(tubes.sealed - tubes.resulted)} still on their way`,
    },
    {
      label: t`Pools awaiting individual test`,
      value: recall.pools - recall.closed,
      note: t`${format.number(recall.closed)} closed, ${format.number(recall.membersHeld)} people held`,
    },
    {
      label: t`Open loops`,
      value: openLoops.open,
      note:
        openLoops.overdue > 0 ? t`${format.number(openLoops.overdue)} overdue` : t`none overdue`,
      late: openLoops.overdue > 0,
    },
  ]
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className="figure">{format.number(figure.value)}</dd>
          <dd className={figure.late ? 'figure-note late' : 'figure-note'}>{figure.note}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The story of the moment: which round, how far, what is happening, and where to begin. */
export function Home() {
  const { t } = useLingui()
  const format = useFormats()
  const board = useQuery(questions.board())
  useTitle(t`Now`)
  if (board.isError && !board.data) {
    return <ErrorState cause={board.error} onRetry={() => void board.refetch()} />
  }
  const now = board.data
  return (
    <div className="home">
      <PageHead
        title={now ? format.text(now.round.title) : ' '}
        line={
          now ? (
            <>
              <RoundState state={now.round.state} />
              <span>
                {format.dayAndTime(now.round.opensAt)} – {format.time(now.round.closesAt)}
              </span>
              <span className="faint">
                <Trans>as of {format.timeWithSeconds(now.asOf)}</Trans>
              </span>
            </>
          ) : (
            ' '
          )
        }
      />
      <section className="panel hero" aria-label={t`How far the round is`}>
        {now ? (
          <>
            <Figures board={now} />
            <StageBar stages={now.stages} due={now.coverage.due} />
            <StageKey stages={now.stages} coverage={now.coverage} />
          </>
        ) : (
          <div className="hero-room" />
        )}
      </section>
      <Acts />
      <Feed />
      <EnterAs />
    </div>
  )
}
